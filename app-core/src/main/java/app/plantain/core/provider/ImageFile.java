package app.plantain.core.provider;

import java.util.Arrays;

/**
 * The bytes of one encoded image and what they are said to be. What they really are is found out where they are
 * stored, never believed.
 */
public final class ImageFile {

    private final String mediaType;
    private final byte[] bytes;

    /**
     * @param mediaType such as {@code image/png}
     * @param bytes the encoded image; not copied, so the caller gives it away
     */
    public ImageFile(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The encoded image; not a copy, and not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageFile file && mediaType.equals(file.mediaType) && Arrays.equals(bytes, file.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * mediaType.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return mediaType + ", " + bytes.length + " bytes";
    }
}
