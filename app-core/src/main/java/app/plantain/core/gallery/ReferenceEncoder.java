package app.plantain.core.gallery;

import app.plantain.core.gallery.ImageProbe.Found;
import app.plantain.core.gallery.ImageProbe.ImageFormat;
import app.plantain.core.provider.ImageFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes of an input image what vendors take: upright, within a limit of bytes, and always encoded anew, so that the
 * place where a photograph was taken, and whatever else was hidden in the file, stays here. What was lossless or has
 * transparency stays so where that fits.
 */
final class ReferenceEncoder {

    /** The models look at no more than this, in pixels. */
    static final int LONGEST_EDGE = 3072;

    private static final float QUALITY = 0.92f;

    private ReferenceEncoder() {}

    /**
     * @param maxBytes the most that may come out
     * @return a PNG or a JPEG; the same for the same picture and limit
     * @throws IOException where the picture cannot be decoded, or not be made as small as that
     */
    static ImageFile encode(Found found, byte[] bytes, int maxBytes) throws IOException {
        var picture = picture(found, bytes);
        var transparent = isTransparent(picture);
        var lossless = transparent || (found.format() == ImageFormat.PNG && bytes.length <= maxBytes);
        var whole = transparent ? picture : Pixels.opaque(picture);
        for (var edge = Math.max(whole.getWidth(), whole.getHeight()); edge > 0; edge = edge * 3 / 4) {
            var scaled = Pixels.scaledTo(whole, edge, whole.getType());
            var file = lossless ? png(scaled) : jpeg(scaled);
            if (file.bytes().length > maxBytes && lossless && !transparent) {
                file = jpeg(scaled);
            }
            if (file.bytes().length <= maxBytes) {
                return file;
            }
        }
        throw new IOException("No picture has only %d bytes".formatted(maxBytes));
    }

    /** Scaled first, so that it is there once only in its full size. */
    private static BufferedImage picture(Found found, byte[] bytes) throws IOException {
        var decoded = Pixels.decode(found.format(), bytes);
        var type = decoded.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        return Pixels.upright(Pixels.scaledTo(decoded, LONGEST_EDGE, type), bytes);
    }

    /** Many pictures could be transparent, and are not. */
    private static boolean isTransparent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        var line = new int[image.getWidth()];
        for (var y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, line.length, 1, line, 0, line.length);
            if (Arrays.stream(line).anyMatch(pixel -> pixel >>> 24 != 0xff)) {
                return true;
            }
        }
        return false;
    }

    private static ImageFile png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream(1024 * 1024);
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        }
        return new ImageFile(ImageFormat.PNG.mediaType(), bytes.toByteArray());
    }

    private static ImageFile jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream(512 * 1024);
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return new ImageFile(ImageFormat.JPEG.mediaType(), bytes.toByteArray());
    }
}
