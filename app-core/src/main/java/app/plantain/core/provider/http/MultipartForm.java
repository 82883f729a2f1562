package app.plantain.core.provider.http;

import app.plantain.core.provider.ImageFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** A form with pictures, as browsers send one: {@code multipart/form-data}. Its parts keep their order. */
public final class MultipartForm {

    private final String boundary = "plantain-" + UUID.randomUUID();

    /** As browsers do: what is no file has no type of its own. */
    private final MultipartEntityBuilder parts =
            MultipartEntityBuilder.create().setMode(HttpMultipartMode.LEGACY).setBoundary(boundary);

    private int pictures;

    /** With one more text. */
    public MultipartForm text(String name, String value) {
        parts.addTextBody(name, value, ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8));
        return this;
    }

    /** With one more picture; the file is named by its number and its type. */
    public MultipartForm picture(String name, ImageFile picture) {
        pictures++;
        var type = picture.mediaType();
        var fileName = "reference-%d.%s".formatted(pictures, type.substring(type.indexOf('/') + 1));
        parts.addBinaryBody(name, picture.bytes(), ContentType.create(type), fileName);
        return this;
    }

    /** Its media type, with the boundary between the parts. */
    String type() {
        // Not the entity's own, which names a charset that the texts do not have.
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The form as it goes over the wire. */
    byte[] bytes() {
        HttpEntity entity = parts.build();
        var bytes = new ByteArrayOutputStream(Math.toIntExact(entity.getContentLength()));
        try {
            entity.writeTo(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
