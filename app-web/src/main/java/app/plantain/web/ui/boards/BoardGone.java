package app.plantain.web.ui.boards;

import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.NoSuchElementException;

/** What people see of a board that is not there: deleted, never made, or another team's, which look alike. */
final class BoardGone {

    private static final int SHOWN_MILLIS = 6000;

    private BoardGone() {}

    /** In the place of the board. */
    static Component page() {
        var back = new Button("All boards", click -> UI.getCurrent().navigate(BoardsView.class));
        back.addThemeVariants(ButtonVariant.PRIMARY);
        return new EmptyState(
                Icons.LAYERS,
                "This board is gone",
                "Somebody deleted it, or it belongs to another team. Its images are still in the gallery.",
                back);
    }

    /** Runs what needs the board; where it has gone meanwhile, says so and leads back to all boards. */
    static void guard(Runnable action) {
        try {
            action.run();
        } catch (NoSuchElementException gone) {
            var message = Notification.show(
                    "This board was deleted meanwhile.", SHOWN_MILLIS, Notification.Position.BOTTOM_CENTER);
            message.addThemeVariants(NotificationVariant.ERROR);
            UI.getCurrent().navigate(BoardsView.class);
        }
    }
}
