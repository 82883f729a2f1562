package app.plantain.web.ui.form;

import app.plantain.web.account.NotPossibleException;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Actions of buttons outside of forms: asked about first where they cannot be undone, explained where refused. */
public final class Attempt {

    private static final int SHOWN_MILLIS = 6000;

    private Attempt() {}

    /** Runs the action; where it is refused, says why at the bottom of the page. */
    public static void now(Runnable action) {
        try {
            action.run();
        } catch (NotPossibleException refused) {
            var message = Notification.show(refused.explanation(), SHOWN_MILLIS, Notification.Position.BOTTOM_CENTER);
            message.addThemeVariants(NotificationVariant.ERROR);
        }
    }

    /** Asks first. */
    public static void afterAsking(String question, String consequence, String confirm, Runnable action) {
        var dialog = new ConfirmDialog(question, consequence, confirm, confirmed -> now(action));
        dialog.setCancelable(true);
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }
}
