package app.plantain.web.ui.team;

import app.plantain.core.identity.Member;
import app.plantain.web.account.Invitations;
import app.plantain.web.account.OpenInvitation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The links that nobody has used yet; nothing at all where there are none. */
class InvitationList extends Div {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM, HH:mm 'UTC'", Locale.ENGLISH);

    private final transient Invitations invitations;
    private final transient Member me;

    InvitationList(Invitations invitations, Member me) {
        this.invitations = invitations;
        this.me = me;
        addClassName("pl-stack");
        fill();
    }

    private void fill() {
        removeAll();
        var open = invitations.open(me);
        setVisible(!open.isEmpty());
        var rows = new Div();
        rows.addClassNames("pl-panel", "pl-divided");
        rows.getElement().setAttribute("role", "list");
        open.forEach(invitation -> rows.add(row(invitation)));
        add(new H2("Open invitations"), rows);
    }

    private Div row(OpenInvitation invitation) {
        var what = new Div("%s, invited by %s".formatted(PersonRow.name(invitation.role()), invitation.invitedBy()));
        what.addClassName("pl-clip");
        var until = new Div("Until " + DAY.format(invitation.expires().atOffset(ZoneOffset.UTC)));
        until.addClassName("pl-small");
        var text = new Div(what, until);
        text.addClassName("pl-fill");
        var row = new Div(text, new Button("Revoke", click -> revoke(invitation)));
        row.addClassName("pl-item");
        row.getElement().setAttribute("role", "listitem");
        return row;
    }

    private void revoke(OpenInvitation invitation) {
        invitations.revoke(me, invitation.id());
        fill();
    }
}
