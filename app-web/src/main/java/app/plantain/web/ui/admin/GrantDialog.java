package app.plantain.web.ui.admin;

import app.plantain.core.credits.CreditGrants;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Grant;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import app.plantain.web.account.TeamSummary;
import app.plantain.web.ui.part.CreditText;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;

/** Grants a team credits. The grant has its key from the start, so that sending it twice grants once. */
final class GrantDialog extends Dialog {

    private static final int SHOWN_MILLIS = 6000;

    private final transient CreditGrants grants;
    private final UserId by;
    private final TeamSummary team;
    private final transient Runnable granted;
    private final String businessKey = "grant:" + TimeOrderedIds.next();
    private final TextField amount = new TextField("Credits");
    private final TextField reason = new TextField("Reason");

    /** Makes the dialog; {@code granted} is called after the credits have moved. */
    GrantDialog(CreditGrants grants, UserId by, TeamSummary team, Runnable granted) {
        super("Grant credits to " + team.name());
        this.grants = grants;
        this.by = by;
        this.team = team;
        this.granted = granted;
        amount.setHelperText("Such as 500 or 12.50. One credit is worth about one US cent.");
        amount.getElement().setAttribute("inputmode", "decimal");
        amount.setAutofocus(true);
        reason.setHelperText("The team reads it in its statement.");
        reason.setMaxLength(Grant.LONGEST_REASON);
        amount.setManualValidation(true);
        reason.setManualValidation(true);
        amount.setWidthFull();
        reason.setWidthFull();
        var send = new Button("Grant", click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        var form = new Div(amount, reason, send);
        send.addClickShortcut(Key.ENTER).listenOn(form);
        form.addClassName("pl-stack");
        setWidth("min(420px, 92vw)");
        add(form);
    }

    /** Grants what the fields say, or says at the fields what is wrong. */
    void send() {
        var credits = CheckedField.read(amount, Grant::amount);
        var words = CheckedField.read(reason, Grant::checkedReason);
        if (credits.isPresent() && words.isPresent()) {
            give(new Grant(team.id(), credits.get(), Optional.empty(), words.get(), businessKey));
        }
    }

    private void give(Grant grant) {
        try {
            var moved = grants.give(grant, by);
            close();
            granted.run();
            if (moved) {
                thank(grant.amount());
            }
        } catch (IllegalStateException spent) {
            CheckedField.refuse(
                    amount, "This grant was made already, with another amount. Close, and look at the balance.");
        }
    }

    private void thank(Credits credits) {
        var message = Notification.show(
                "%s has %s credits more".formatted(team.name(), CreditText.of(credits)),
                SHOWN_MILLIS,
                Notification.Position.BOTTOM_CENTER);
        message.addThemeVariants(NotificationVariant.SUCCESS);
    }
}
