package app.plantain.web.ui.boards;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;

/** Says what was done, and takes it back for as long as it is shown. */
final class UndoNotice extends Notification {

    private static final int SHOWN_MILLIS = 10_000;

    UndoNotice(String done, Runnable undo) {
        setDuration(SHOWN_MILLIS);
        setPosition(Position.BOTTOM_CENTER);
        var button = new Button("Undo", click -> {
            close();
            undo.run();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        var row = new Div(new Span(done), button);
        row.addClassNames("pl-row", "pl-spread");
        add(row);
    }
}
