package app.plantain.web.api.openai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.web.multipart.MultipartFile;

/** An input image as it was sent, read when it is its turn: several of the largest need not be in memory at once. */
record InputImage(MultipartFile file) {

    /** As the client called it; for people only. */
    String fileName() {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    byte[] read() {
        try {
            return file.getBytes();
        } catch (IOException gone) {
            throw new UncheckedIOException("An input image could not be read", gone);
        }
    }
}
