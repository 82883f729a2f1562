package app.plantain.providers.sandbox;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ProviderException;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Takes in reference pictures: bounded before they are decoded, and kept no larger than they will be shown. */
final class ReferencePictures {

    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final long MAX_PIXELS = 60_000_000;
    private static final int MAX_EDGE = 1024;
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "webp");

    /** Large pictures are large while they are decoded; no more at a time than there are processors. */
    private static final Semaphore DECODERS = new Semaphore(Runtime.getRuntime().availableProcessors());

    private ReferencePictures() {}

    /**
     * Small copies of the references, as JPEG.
     *
     * @throws ProviderException not accepted, where one cannot be read or is too large
     */
    static List<byte[]> shrink(List<ImageFile> references) {
        return references.stream().map(ReferencePictures::shrink).toList();
    }

    /** Decodes a PNG, JPEG or WebP, to at most 1024 pixels each way. */
    static BufferedImage read(byte[] bytes) throws IOException {
        if (bytes.length > MAX_BYTES) {
            throw new IOException("A reference has more than 10 MB");
        }
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IOException("A reference is not a picture");
            }
            var reader = readers.next();
            try {
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    throw new IOException("A reference is neither PNG, JPEG nor WebP");
                }
                reader.setInput(input, true, true);
                return read(reader);
            } catch (IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException broken) {
                throw new IOException("A reference is broken", broken);
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] shrink(ImageFile reference) {
        DECODERS.acquireUninterruptibly();
        try {
            return jpeg(read(reference.bytes()));
        } catch (IOException unusable) {
            throw new ProviderException(
                    FailureKind.INVALID_REQUEST,
                    Acceptance.NOT_ACCEPTED,
                    "The sandbox cannot read a reference picture. It takes PNG, JPEG and WebP, up to 10 MB and 60"
                            + " megapixels each.",
                    null,
                    unusable);
        } finally {
            DECODERS.release();
        }
    }

    private static BufferedImage read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MAX_PIXELS) {
            throw new IOException("A reference has more than 60 megapixels");
        }
        var parameters = reader.getDefaultReadParam();
        int every = Math.max(1, Math.max(width, height) / (2 * MAX_EDGE));
        parameters.setSourceSubsampling(every, every, 0, 0);
        return fitted(reader.read(0, parameters));
    }

    /** Within the largest edge, on white where it is transparent. */
    private static BufferedImage fitted(BufferedImage picture) {
        double scale = Math.min(1, (double) MAX_EDGE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = copy.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return copy;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "jpeg", output);
        }
        return bytes.toByteArray();
    }
}
