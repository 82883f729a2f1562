package app.plantain.web.ui.admin;

import app.plantain.core.credits.CreditOrder;
import app.plantain.core.credits.CreditOrder.Deed;
import app.plantain.core.credits.CreditOrders;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.credits.UnconfirmedOrder;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import app.plantain.web.account.StepUp;
import app.plantain.web.ui.part.CreditText;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Gives credits to teams, takes them back or lets them come again, after showing what that makes of each. The order has
 * its id from the start, so that sending it twice does it once.
 */
final class CreditOrderDialog extends Dialog {

    private static final int SHOWN_MILLIS = 6000;

    private final transient Parts parts;
    private final UserId by;
    private final transient List<CreditOrderPreview.Team> teams;
    private final transient Runnable done;
    private final UUID id = TimeOrderedIds.next();
    private final CreditOrderForm form = new CreditOrderForm(this::sketch);
    private final CreditOrderPreview preview;
    private final PasswordAgain password;
    private final Button send = new Button("", click -> send());

    /** What carries an order out. */
    record Parts(CreditOrders orders, StepUp stepUp, Clock clock) {}

    /** Makes the dialog; {@code done} is called after something has changed. */
    CreditOrderDialog(Parts parts, UserId by, List<CreditOrderPreview.Team> teams, Runnable done) {
        super(
                teams.size() == 1
                        ? "Credits of " + teams.getFirst().name()
                        : "Credits of %,d teams".formatted(teams.size()));
        this.parts = parts;
        this.by = by;
        this.teams = List.copyOf(teams);
        this.done = done;
        this.preview = new CreditOrderPreview(this.teams);
        this.password = new PasswordAgain(parts.stepUp(), by);
        send.addThemeVariants(ButtonVariant.PRIMARY);
        var content = new Div(form, preview, password, send);
        content.addClassName("pl-stack");
        send.addClickShortcut(Key.ENTER).listenOn(content);
        setWidth("min(520px, 92vw)");
        add(content);
        sketch();
    }

    /** Shows what the fields would do. */
    private void sketch() {
        var deed = form.sketch(parts.clock().instant());
        preview.show(deed);
        send.setText(
                switch (form.way()) {
                    case GIVE -> "Give";
                    case TAKE -> "Take back";
                    case ALLOW -> "Give regularly";
                    case DISALLOW -> "Stop giving";
                });
        password.ask(deed.filter(this::needsPassword).isPresent());
    }

    private boolean needsPassword(Deed deed) {
        return parts.orders().needsConfirmation(deed, teams.size());
    }

    /** Does what the fields say, or says at the fields what is wrong. */
    void send() {
        var deed = form.read(parts.clock().instant());
        var words = form.reason();
        if (deed.isPresent() && words.isPresent()) {
            carryOut(new CreditOrder(id, ids(), deed.get(), words.get()));
        }
    }

    private void carryOut(CreditOrder order) {
        try {
            if (!password.isRight()) {
                return;
            }
            var changed = parts.orders().carryOut(order, by, password.isAsked());
            close();
            done.run();
            tell(order.deed(), changed);
        } catch (UnconfirmedOrder large) {
            password.ask(true);
            password.focus();
        } catch (InsufficientCredits less) {
            form.refuse("One of them has %s available. Take less: nothing was changed."
                    .formatted(CreditText.brief(less.available())));
        } catch (IllegalStateException spent) {
            form.refuse("This was done already, in another way. Close, and look at the balance.");
        }
    }

    private Set<TeamId> ids() {
        return teams.stream().map(CreditOrderPreview.Team::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void tell(Deed deed, int changed) {
        var whose = changed == 1 ? teams.getFirst().name() : "%,d teams".formatted(changed);
        var what = Optional.of(deed)
                .map(one -> switch (one) {
                    case Deed.Give(var amount, var _) -> "%s: %s credits more".formatted(whose, CreditText.of(amount));
                    case Deed.Take(var amount) -> "%s: %s credits less".formatted(whose, CreditText.of(amount));
                    case Deed.Allow(var amount, var _, var _) ->
                        "%s: %s credits come regularly".formatted(whose, CreditText.of(amount));
                    case Deed.Disallow() -> "%s: no credits come regularly".formatted(whose);
                })
                .filter(_ -> changed > 0)
                .orElse("Nothing had to be changed");
        var message = Notification.show(what, SHOWN_MILLIS, Notification.Position.BOTTOM_CENTER);
        message.addThemeVariants(NotificationVariant.SUCCESS);
    }
}
