package app.plantain.web.ui.part;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;

/** Says what was done, and takes it back for as long as it is shown. */
public final class UndoNotice extends Notification {

    private static final int SHOWN_MILLIS = 10_000;

    /** Makes the notice with the button "Undo". */
    public UndoNotice(String done, Runnable undo) {
        this(done, "Undo", undo);
    }

    /**
     * Makes the notice.
     *
     * @param back the text of the button that takes it back
     */
    public UndoNotice(String done, String back, Runnable undo) {
        setDuration(SHOWN_MILLIS);
        setPosition(Position.BOTTOM_CENTER);
        var button = new Button(back, click -> {
            close();
            undo.run();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        var row = new Div(new Span(done), button);
        row.addClassNames("pl-row", "pl-spread");
        add(row);
    }
}
