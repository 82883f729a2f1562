package app.plantain.web.ui.component;

import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import com.vaadin.flow.server.streams.UploadResult;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Receives one file of a dropzone and answers with what became of it, as JSON. */
final class ReferenceUpload implements UploadHandler {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final transient ReferenceIntake intake;
    private final long largestBytes;
    private final transient Consumer<ReferenceDropzone.Reference> keeper;

    ReferenceUpload(ReferenceIntake intake, long largestBytes, Consumer<ReferenceDropzone.Reference> keeper) {
        this.intake = intake;
        this.largestBytes = largestBytes;
        this.keeper = keeper;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        VaadinResponse response = event.getResponse();
        try (InputStream bytes = new Bounded(event.getInputStream(), largestBytes)) {
            switch (intake.take(event.getFileName(), bytes)) {
                case ReferenceIntake.Kept(String id, String thumbnail) -> {
                    keeper.accept(new ReferenceDropzone.Reference(id, thumbnail, event.getFileName()));
                    answer(response, 200, Map.of("id", id, "thumbnail", thumbnail));
                }
                case ReferenceIntake.Refused(String reason) -> answer(response, 422, Map.of("refusal", reason));
            }
        } catch (TooLarge e) {
            String reason = "larger than " + largestBytes / 1_000_000 + " MB. Make it smaller and add it again.";
            answer(response, 413, Map.of("refusal", reason));
        }
    }

    @Override
    public void responseHandled(UploadResult result) {
        if (result.exception() != null) {
            result.response().setStatus(500);
        }
    }

    private static void answer(VaadinResponse response, int status, Map<String, String> body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }

    private static final class TooLarge extends IOException {

        TooLarge() {
            super("The upload is too large");
        }
    }

    /** Ends with an error after so many bytes, whatever length the browser claimed. */
    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                count(1);
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            count(skipped);
            return skipped;
        }

        private void count(long bytes) throws TooLarge {
            left -= bytes;
            if (left < 0) {
                throw new TooLarge();
            }
        }
    }
}
