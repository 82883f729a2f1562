package app.plantain.web.ui.boards;

import app.plantain.core.gallery.BoardId;
import app.plantain.core.gallery.ShareLink;
import app.plantain.core.gallery.ShareLinks;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.address.PublicAddress;
import app.plantain.web.ui.form.Attempt;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;

/** The share links of a board: those there are, a new one, and the end of one. */
final class ShareDialog extends Dialog {

    private final transient CurrentMember current;
    private final transient ShareLinks links;
    private final transient PublicAddress address;
    private final transient Clock clock;
    private final BoardId board;
    private final Select<LinkLife> life = new Select<>();
    private final Div rows = new Div();

    ShareDialog(CurrentMember current, ShareLinks links, PublicAddress address, Clock clock, BoardId board) {
        super("Share the board");
        this.current = current;
        this.links = links;
        this.address = address;
        this.clock = clock;
        this.board = board;
        rows.addClassNames("pl-panel", "pl-divided");
        rows.getElement().setAttribute("role", "list");
        var text = new Paragraph("Whoever has a link sees the images of this board, without an account.");
        text.addClassName("pl-quiet");
        var content = new Div(text, newLink(), rows);
        content.addClassName("pl-stack");
        setWidth("min(640px, 92vw)");
        add(content);
        getFooter().add(new Button("Close", click -> close()));
        fill();
    }

    private Div newLink() {
        life.setLabel("Works for");
        life.setItems(LinkLife.values());
        life.setItemLabelGenerator(LinkLife::label);
        life.setValue(LinkLife.MONTH);
        var make = new Button("Make a link", Icons.LINK.create(), click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        make.setDisableOnClick(true);
        make.addClickListener(click -> make.setEnabled(true));
        var row = new Div(life, make);
        row.addClassName("pl-name-field");
        return row;
    }

    private void make() {
        BoardGone.guard(() -> {
            links.create(current.require(), board, life.getValue().duration());
            fill();
        });
    }

    private void fill() {
        rows.removeAll();
        var now = clock.instant();
        var all = links.list(current.require().team(), board);
        all.forEach(link -> rows.add(new ShareLinkRow(link, address(link), now, this::revoke)));
        rows.setVisible(!all.isEmpty());
    }

    private String address(ShareLink link) {
        return address.of("/s/" + link.token()).toString();
    }

    private void revoke(ShareLink link) {
        Attempt.afterAsking(
                "Revoke this link?",
                "Whoever opens its address sees nothing from now on. This cannot be undone.",
                "Revoke",
                () -> {
                    links.revoke(current.require(), link.id());
                    fill();
                });
    }
}
