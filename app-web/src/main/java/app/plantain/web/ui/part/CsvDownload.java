package app.plantain.web.ui.part;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A link that downloads comma-separated values, which go out while they are written. */
public final class CsvDownload extends Anchor {

    /** Writes a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes it all; runs in the request of whoever asked, without the lock of the session. */
        void writeTo(Writer out);
    }

    /**
     * Makes the link.
     *
     * @param name the name of the file, without its ending
     * @param content is asked at each click
     */
    public CsvDownload(Supplier<String> name, Content content) {
        super(event -> write(event, name.get(), content), AttachmentType.DOWNLOAD, "");
        addClassName("pl-button-link");
        add(Icons.DOWNLOAD.create(), new Span("CSV"));
        setAriaLabel("Download as CSV");
    }

    private static void write(DownloadEvent event, String name, Content content) throws IOException {
        event.setFileName(name + ".csv");
        event.setContentType("text/csv;charset=utf-8");
        try (var out = new BufferedWriter(new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8))) {
            content.writeTo(out);
        }
    }
}
