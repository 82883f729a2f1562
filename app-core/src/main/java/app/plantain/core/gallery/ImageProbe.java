package app.plantain.core.gallery;

import app.plantain.core.provider.PixelSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Says what bytes really are, from the bytes alone and without decoding a pixel: neither a name nor a declared type is
 * believed, and a picture that would burst the memory is seen by its header.
 */
final class ImageProbe {

    /** A third more than twice the largest picture that a model makes (4K is at most 17 megapixels). */
    static final long MAX_PIXELS = 40_000_000;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBP = "WEBP".getBytes(StandardCharsets.US_ASCII);

    private ImageProbe() {}

    /** What was found. */
    record Found(ImageFormat format, PixelSize size) {}

    /** The formats that we take. */
    enum ImageFormat {
        PNG("image/png", "png"),
        JPEG("image/jpeg", "jpg"),
        WEBP("image/webp", "webp");

        private final String mediaType;
        private final String extension;

        ImageFormat(String mediaType, String extension) {
            this.mediaType = mediaType;
            this.extension = extension;
        }

        String mediaType() {
            return mediaType;
        }

        static String extensionOf(String mediaType) {
            return Arrays.stream(values())
                    .filter(format -> format.mediaType.equals(mediaType))
                    .map(format -> format.extension)
                    .findFirst()
                    .orElse("bin");
        }
    }

    /**
     * Looks at the first bytes and the header.
     *
     * @throws UnacceptableImage where it is no picture, a broken one, or one that is too large
     */
    static Found probe(byte[] bytes) {
        var format = formatOf(bytes);
        var size = sizeOf(format, bytes);
        if (size.area() > MAX_PIXELS) {
            throw new UnacceptableImage("This picture is %s pixels. Make it smaller: at most %d megapixels are taken."
                    .formatted(size, MAX_PIXELS / 1_000_000));
        }
        return new Found(format, size);
    }

    private static ImageFormat formatOf(byte[] bytes) {
        if (startsWith(bytes, 0, PNG)) {
            return ImageFormat.PNG;
        }
        if (startsWith(bytes, 0, JPEG)) {
            return ImageFormat.JPEG;
        }
        if (startsWith(bytes, 0, RIFF) && startsWith(bytes, 8, WEBP)) {
            return ImageFormat.WEBP;
        }
        throw new UnacceptableImage("This file is not a PNG, JPEG or WebP picture, whatever its name says.");
    }

    private static boolean startsWith(byte[] bytes, int offset, byte[] magic) {
        return bytes.length >= offset + magic.length
                && Arrays.equals(bytes, offset, offset + magic.length, magic, 0, magic.length);
    }

    private static PixelSize sizeOf(ImageFormat format, byte[] bytes) {
        var reader = readerOf(format);
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            return new PixelSize(reader.getWidth(0), reader.getHeight(0));
        } catch (IOException | RuntimeException broken) {
            throw new UnacceptableImage("This picture is broken and cannot be read. Save it again and retry.", broken);
        } finally {
            reader.dispose();
        }
    }

    /** Untrusted bytes are decoded in Java, not by the native WebP library that is here for writing. */
    static ImageReader readerOf(ImageFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.mediaType());
        while (readers.hasNext()) {
            var reader = readers.next();
            if (!reader.getClass().getName().startsWith("com.luciad.")) {
                return reader;
            }
        }
        throw new IllegalStateException("No reader for " + format);
    }
}
