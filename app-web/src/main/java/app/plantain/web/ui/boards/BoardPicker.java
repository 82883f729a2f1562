package app.plantain.web.ui.boards;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.BoardId;
import app.plantain.core.gallery.BoardOverview;
import app.plantain.core.gallery.Boards;
import app.plantain.core.gallery.RenditionKind;
import app.plantain.core.identity.Member;
import app.plantain.web.ui.gallery.Pictures;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Puts images on a board: one of the team's, or a new one that is named here. */
public final class BoardPicker extends Dialog {

    private static final int SEARCHED_FROM = 8;

    private final transient Boards boards;
    private final transient Member member;
    private final transient List<AssetId> assets;
    private final transient Consumer<String> done;
    private final Div refusal = new Div();
    private final Div choices = new Div();
    private transient List<BoardOverview> all;

    /**
     * Makes the dialog; {@link #open()} shows it.
     *
     * @param member who adds, and for which team
     * @param assets images of that team
     * @param done is told, once they are added, in a sentence for people, such as {@code 3 images are on Summer}
     */
    public BoardPicker(Boards boards, Member member, Collection<AssetId> assets, Consumer<String> done) {
        super("Add to a board");
        this.boards = boards;
        this.member = member;
        this.assets = List.copyOf(assets);
        this.done = done;
        this.all = boards.list(member.team());
        choices.addClassNames("pl-panel", "pl-divided", "pl-board-choices");
        choices.getElement().setAttribute("role", "group").setAttribute("aria-label", "Boards");
        var content = new Div();
        content.addClassName("pl-stack");
        if (all.size() >= SEARCHED_FROM) {
            content.add(search());
        }
        content.add(refusal, choices, new BoardNameField("New board", "Make and add", this::addToNew));
        setWidth("min(460px, 92vw)");
        add(content);
        getFooter().add(new Button("Cancel", click -> close()));
        show("");
    }

    private TextField search() {
        var field = new TextField();
        field.setPlaceholder("Find a board");
        field.setAriaLabel("Find a board");
        field.setPrefixComponent(Icons.SEARCH.create());
        field.setWidthFull();
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> show(change.getValue()));
        return field;
    }

    private void show(String part) {
        choices.removeAll();
        var wanted = part.strip().toLowerCase(Locale.ROOT);
        all.stream()
                .filter(board -> board.name().toLowerCase(Locale.ROOT).contains(wanted))
                .forEach(board -> choices.add(choice(board)));
        choices.setVisible(!all.isEmpty());
        if (!all.isEmpty() && choices.getChildren().findAny().isEmpty()) {
            var none = new Div("No board has this name.");
            none.addClassNames("pl-item", "pl-quiet");
            choices.add(none);
        }
    }

    private NativeButton choice(BoardOverview board) {
        var name = new Span(board.name());
        name.addClassNames("pl-fill", "pl-clip");
        var count = new Span(BoardTexts.images(board.images()));
        count.addClassName("pl-caption");
        var button = new NativeButton();
        button.add(cover(board), name, count);
        button.addClassName("pl-board-choice");
        button.addClickListener(click -> addTo(board));
        return button;
    }

    private static Component cover(BoardOverview board) {
        return board.cover()
                .<Component>map(asset -> new Image(Pictures.address(asset, RenditionKind.THUMBNAIL), ""))
                .orElseGet(() -> new Div(Icons.LAYERS.create()));
    }

    private void addTo(BoardOverview board) {
        refusal.removeAll();
        try {
            put(board.id(), board.name());
        } catch (NoSuchElementException gone) {
            all = boards.list(member.team());
            show("");
            refusal.add(Notice.error("The board %s is gone".formatted(board.name()), "Choose another one."));
        }
    }

    private void addToNew(String name) {
        put(boards.create(member, name), name.strip());
    }

    private void put(BoardId board, String name) {
        boards.add(member, board, assets);
        close();
        done.accept("%s on %s".formatted(assets.size() == 1 ? "1 image is" : assets.size() + " images are", name));
    }
}
