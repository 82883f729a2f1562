package app.plantain.web.ui.gallery;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.Assets;
import app.plantain.core.gallery.Boards;
import app.plantain.core.gallery.GalleryImage;
import app.plantain.core.identity.Member;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.boards.BoardPicker;
import app.plantain.web.ui.component.GalleryGrid;
import app.plantain.web.ui.component.GalleryGrid.Density;
import app.plantain.web.ui.component.Lightbox;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.live.LiveChanges;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.PageHeader;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@Route(value = "gallery", layout = WorkspaceLayout.class)
@PageTitle("Gallery · Plantain")
@PermitAll
class GalleryView extends Div {

    private static final int PAGE = 60;

    private final transient Assets assets;
    private final transient Boards boards;
    private final transient Member member;
    private final transient Map<String, GalleryImage> shown = new LinkedHashMap<>();
    private final GalleryGrid grid = new GalleryGrid();
    private final Lightbox lightbox = new Lightbox();
    private final Div selection = new Div();
    private final EmptyState empty = new EmptyState(
            Icons.IMAGES, "No images yet", "Everything your team makes is kept here, byte for byte.", toStudio());

    GalleryView(CurrentMember current, Assets assets, Boards boards, LiveChanges live) {
        this.assets = assets;
        this.boards = boards;
        this.member = current.require();
        addClassNames("pl-page", "pl-page-full");
        grid.setLabel("Images of the team, newest first");
        grid.setSelectable(true);
        grid.addMoreListener(wanted -> showOlder());
        grid.addOpenListener(opened ->
                lightbox.open(shown.values().stream().map(Pictures::slide).toList(), opened.id()));
        grid.addSelectionListener(changed -> showSelection(changed.ids()));
        lightbox.addAction("board", "Add to board", Icons.LAYERS);
        lightbox.addAction("reference", "Use as reference", Icons.IMAGE_PLUS);
        lightbox.addActionListener(this::act);
        selection.addClassName("pl-selection");
        selection.setVisible(false);
        add(new PageHeader("Gallery", "Every image of the team, newest first.", density()), empty, grid, selection);
        add(lightbox);
        live.follow(this, member, changes -> showNewest());
        showFirst();
    }

    private void showFirst() {
        var page = remember(assets.page(member.team(), null, PAGE));
        grid.setTiles(page.stream().map(Pictures::tile).toList(), page.size() == PAGE);
        showWhetherEmpty();
    }

    private void showOlder() {
        var last = shown.values().stream().reduce((one, next) -> next).map(GalleryImage::id);
        var page = remember(assets.page(member.team(), last.orElse(null), PAGE));
        grid.append(page.stream().map(Pictures::tile).toList(), page.size() == PAGE);
    }

    private void showNewest() {
        var newest = assets.page(member.team(), null, PAGE).stream()
                .filter(image -> !shown.containsKey(image.id().toString()))
                .toList();
        if (newest.isEmpty()) {
            return;
        }
        var older = new LinkedHashMap<>(shown);
        shown.clear();
        remember(newest);
        shown.putAll(older);
        grid.prepend(newest.stream().map(Pictures::tile).toList());
        showWhetherEmpty();
    }

    private List<GalleryImage> remember(List<GalleryImage> page) {
        page.forEach(image -> shown.put(image.id().toString(), image));
        return page;
    }

    private void showWhetherEmpty() {
        empty.setVisible(shown.isEmpty());
        grid.setVisible(!shown.isEmpty());
    }

    private void showSelection(Collection<String> ids) {
        selection.removeAll();
        selection.setVisible(!ids.isEmpty());
        var count = new Span(ids.size() == 1 ? "1 image" : ids.size() + " images");
        var add = new Button("Add to board", Icons.LAYERS.create(), click -> pickBoard(ids));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        selection.add(count, add, new Button("Clear", click -> grid.clearSelection()));
    }

    private void act(Lightbox.ActionEvent action) {
        switch (action.action()) {
            case "board" -> pickBoard(List.of(action.slideId()));
            case "reference" -> UI.getCurrent().navigate("", QueryParameters.of("reference", action.slideId()));
            default -> throw new IllegalArgumentException("No action " + action.action());
        }
    }

    private void pickBoard(Collection<String> ids) {
        var chosen = ids.stream().filter(shown::containsKey).map(AssetId::parse).toList();
        new BoardPicker(boards, member, chosen, done -> {
                    Notification.show(done);
                    grid.clearSelection();
                })
                .open();
    }

    private Button density() {
        var button = new Button("Compact");
        button.addClickListener(click -> {
            var compact = "Compact".equals(button.getText());
            grid.setDensity(compact ? Density.COMPACT : Density.COMFORTABLE);
            button.setText(compact ? "Comfortable" : "Compact");
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private static Button toStudio() {
        var button = new Button("Make an image", click -> UI.getCurrent().navigate(""));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }
}
