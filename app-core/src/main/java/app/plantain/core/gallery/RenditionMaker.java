package app.plantain.core.gallery;

import app.plantain.core.gallery.ImageProbe.Found;
import app.plantain.core.gallery.ImageProbe.ImageFormat;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.PixelSize;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.resizers.configurations.ScalingMode;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.springframework.stereotype.Component;

/**
 * Makes the renditions of an image: decodes once, then each size from the next larger one. What comes out is encoded
 * anew, so nothing that was hidden in the original reaches a browser.
 */
@Component
class RenditionMaker {

    private static final float QUALITY = 0.82f;

    /** From 0 to 6: a higher one takes twice the time for a tenth of the bytes. */
    private static final int EFFORT = 1;

    /** Decoding takes memory and a processor: as many at once as there are processors. */
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** One derived size, encoded as WebP. */
    record Made(ImageFile file, PixelSize size) {}

    /**
     * Makes all three.
     *
     * @throws UnacceptableImage where the pixels cannot be decoded
     */
    Map<RenditionKind, Made> make(Found found, byte[] bytes) {
        processors.acquireUninterruptibly();
        try {
            return makeEach(upright(decode(found.format(), bytes), bytes));
        } catch (IOException | RuntimeException broken) {
            throw new UnacceptableImage("This picture is broken and cannot be read. Save it again and retry.", broken);
        } finally {
            processors.release();
        }
    }

    private static Map<RenditionKind, Made> makeEach(BufferedImage original) throws IOException {
        var made = new EnumMap<RenditionKind, Made>(RenditionKind.class);
        var larger = original;
        for (var kind : new RenditionKind[] {RenditionKind.LARGE, RenditionKind.PREVIEW, RenditionKind.THUMBNAIL}) {
            larger = scaledTo(larger, kind.longestEdge());
            made.put(
                    kind,
                    new Made(
                            new ImageFile(ImageFormat.WEBP.mediaType(), webp(larger)),
                            new PixelSize(larger.getWidth(), larger.getHeight())));
        }
        return made;
    }

    private static BufferedImage decode(ImageFormat format, byte[] bytes) throws IOException {
        var reader = ImageProbe.readerOf(format);
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** Turns a photograph the way its camera was held. */
    private static BufferedImage upright(BufferedImage image, byte[] bytes) throws IOException {
        return orientationOf(bytes).apply(opaque(image));
    }

    private static ImageFilter orientationOf(byte[] bytes) throws IOException {
        try {
            var exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            var value = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            var orientation =
                    value == null || value < 1 || value > 8 ? Orientation.TOP_LEFT : Orientation.typeOf(value);
            return ExifFilterUtils.getFilterForOrientation(orientation);
        } catch (ImageProcessingException unreadable) {
            return image -> image;
        }
    }

    private static BufferedImage opaque(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    private static BufferedImage scaledTo(BufferedImage image, int longestEdge) throws IOException {
        if (Math.max(image.getWidth(), image.getHeight()) <= longestEdge) {
            return image;
        }
        return Thumbnails.of(image)
                .size(longestEdge, longestEdge)
                .scalingMode(ScalingMode.PROGRESSIVE_BILINEAR)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .asBufferedImage();
    }

    private static byte[] webp(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/webp").next();
        var bytes = new ByteArrayOutputStream(64 * 1024);
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("Lossy");
            parameters.setCompressionQuality(QUALITY);
            if (parameters instanceof WebPWriteParam webp) {
                webp.setMethod(EFFORT);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
