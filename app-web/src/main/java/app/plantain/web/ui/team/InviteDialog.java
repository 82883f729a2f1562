package app.plantain.web.ui.team;

import app.plantain.core.identity.Member;
import app.plantain.web.account.Invitations;
import app.plantain.web.account.NewInvitation;
import app.plantain.web.account.Role;
import app.plantain.web.address.PublicAddress;
import app.plantain.web.ui.form.EntryForm;
import app.plantain.web.ui.form.ShownOnce;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;

/** Makes an invitation, then shows its link once. */
class InviteDialog extends Dialog {

    private final transient Invitations invitations;
    private final transient PublicAddress address;
    private final transient Member me;
    private final RadioButtonGroup<Role> role = new RadioButtonGroup<>("Role");

    InviteDialog(Invitations invitations, PublicAddress address, Member me) {
        super("Invite a person");
        this.invitations = invitations;
        this.address = address;
        this.me = me;
        role.setItems(Role.MEMBER, Role.OWNER);
        role.setItemLabelGenerator(PersonRow::name);
        role.setValue(Role.MEMBER);
        role.setHelperText("Owners also decide who belongs to the team.");
        var content = new Div(
                new Paragraph("The link works once, for seven days. Send it to one person."),
                role,
                new EntryForm("Make the link", this::makeLink));
        content.addClassName("pl-stack");
        setWidth("min(420px, 92vw)");
        add(content);
    }

    private void makeLink() {
        var invitation = invitations.invite(me, role.getValue());
        close();
        new ShownOnce(
                        "The invitation is made",
                        "Copy the link now: it is shown only once. Whoever opens it first joins the team.",
                        "Link",
                        address(invitation))
                .open();
    }

    private String address(NewInvitation invitation) {
        return address.of("/invitation/" + invitation.token()).toString();
    }
}
