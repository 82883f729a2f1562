package app.plantain.web.ui.admin;

import app.plantain.core.codes.NewCodes;
import app.plantain.web.ui.form.Attempt;
import app.plantain.web.ui.part.CopyButton;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows new codes the only time they can be seen: a file with all of them for as long as the dialog is open, and the text
 * of a few. It asks before it closes while nobody has taken them.
 */
final class NewCodesDialog extends Dialog {

    static final int SHOWN_AS_TEXT = 20;

    private final transient NewCodes codes;
    private final AtomicBoolean taken = new AtomicBoolean();

    NewCodesDialog(NewCodes codes) {
        super(title(codes));
        this.codes = codes;
        var content = new Div(Notice.attention(
                "This is the only time these codes can be seen.",
                "Plantain keeps what it needs to recognise them, not the codes. Take the file before you close."));
        content.addClassName("pl-stack");
        if (codes.batch().codes() <= SHOWN_AS_TEXT) {
            content.add(text());
        } else {
            content.add(new Paragraph("The file has a line for each code, with its credits, its end and its batch."));
        }
        add(content);
        setWidth("min(560px, 94vw)");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        getFooter().add(new Button("Close", click -> leave()), download());
    }

    private static String title(NewCodes codes) {
        var count = codes.batch().codes();
        return count == 1 ? "1 new code" : String.format(Locale.ENGLISH, "%,d new codes", count);
    }

    private Div text() {
        var all = String.join("\n", codes.first(SHOWN_AS_TEXT));
        var copy = new CopyButton("the codes", all);
        copy.addClickListener(click -> taken.set(true));
        var list = new Div(new Pre(all));
        list.addClassName("pl-code");
        var both = new Div(list, copy);
        both.addClassName("pl-stack");
        return both;
    }

    private Anchor download() {
        var link = new Anchor(this::write, AttachmentType.DOWNLOAD, "");
        link.addClassName("pl-download");
        link.add(Icons.DOWNLOAD.create(), new Span("Download CSV"));
        return link;
    }

    /** Runs in the request of the download, without the lock of the session; the lines go out while they are written. */
    private void write(DownloadEvent event) throws IOException {
        event.setFileName("codes.csv");
        event.setContentType("text/csv;charset=utf-8");
        try (var out = new BufferedWriter(new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8))) {
            codes.writeTo(out);
        }
        taken.set(true);
    }

    private void leave() {
        if (taken.get()) {
            close();
        } else {
            Attempt.afterAsking(
                    "Close without the codes?",
                    "Nobody can see them again: you would have to revoke them and make new ones.",
                    "Close without them",
                    this::close);
        }
    }
}
