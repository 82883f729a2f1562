package app.plantain.web.ui.part;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.notification.Notification;

/** Copies a text to the clipboard, and says so. */
public final class CopyButton extends Button {

    /**
     * Makes the button.
     *
     * @param what names the text for screen readers
     * @param text what is copied
     */
    public CopyButton(String what, String text) {
        super("Copy", Icons.COPY.create());
        setAriaLabel("Copy " + what);
        Clipboard.onClick(this)
                .writeText(
                        text,
                        copied -> showCopied(what),
                        refused -> Notification.show(
                                "The browser did not let Plantain copy. Select the text and copy it by hand."));
    }

    private void showCopied(String what) {
        setText("Copied");
        setIcon(Icons.CHECK.create());
        setAriaLabel("Copied " + what);
    }
}
