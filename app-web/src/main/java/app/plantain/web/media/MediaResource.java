package app.plantain.web.media;

import app.plantain.core.gallery.MediaFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/** An image as Spring sends it: opened when it is sent, and read once. */
final class MediaResource extends AbstractResource {

    private final MediaFile file;

    MediaResource(MediaFile file) {
        this.file = file;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        try {
            return file.content().open();
        } catch (FileNotFoundException lost) {
            // Spring would answer a lost file with 200 and nothing in it.
            throw new IOException("The bytes of an image are lost", lost);
        }
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return file.bytes();
    }

    @Override
    public String getFilename() {
        return file.fileName();
    }

    @Override
    public String getDescription() {
        return "image " + file.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MediaResource that && file.name().equals(that.file.name());
    }

    @Override
    public int hashCode() {
        return file.name().hashCode();
    }
}
