package app.plantain.core.gallery;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that may be served to whoever asked.
 *
 * @param mediaType such as {@code image/webp}
 * @param bytes how many
 * @param name the hash of the content: the same name is always the same bytes
 * @param fileName what to call it when it is downloaded
 * @param content opens the bytes
 */
public record MediaFile(String mediaType, long bytes, String name, String fileName, Content content) {

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
