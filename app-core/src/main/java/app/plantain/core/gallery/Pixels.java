package app.plantain.core.gallery;

import app.plantain.core.gallery.ImageProbe.ImageFormat;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.resizers.configurations.ScalingMode;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Pictures as pixels: decoded, turned upright, scaled. */
final class Pixels {

    /** Decoding takes memory and a processor: as many at once as there are processors. */
    private static final Semaphore PROCESSORS =
            new Semaphore(Runtime.getRuntime().availableProcessors());

    private Pixels() {}

    /** What takes much memory for a while. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does the work when its turn has come. */
    static <T> T inTurn(Work<T> work) throws IOException {
        PROCESSORS.acquireUninterruptibly();
        try {
            return work.run();
        } finally {
            PROCESSORS.release();
        }
    }

    static BufferedImage decode(ImageFormat format, byte[] bytes) throws IOException {
        var reader = ImageProbe.readerOf(format);
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /**
     * Turns a photograph the way its camera was held.
     *
     * @param bytes the encoded image, which says how that was
     */
    static BufferedImage upright(BufferedImage image, byte[] bytes) throws IOException {
        return orientationOf(bytes).apply(image);
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

    /** The picture on white. */
    static BufferedImage opaque(BufferedImage image) {
        return drawn(image, BufferedImage.TYPE_INT_RGB);
    }

    private static BufferedImage drawn(BufferedImage image, int type) {
        if (image.getType() == type) {
            return image;
        }
        var drawn = new BufferedImage(image.getWidth(), image.getHeight(), type);
        var graphics = drawn.createGraphics();
        if (type == BufferedImage.TYPE_INT_RGB) {
            graphics.drawImage(image, 0, 0, Color.WHITE, null);
        } else {
            graphics.drawImage(image, 0, 0, null);
        }
        graphics.dispose();
        return drawn;
    }

    /** The picture in one of the types of {@link BufferedImage}, not larger than it was. */
    static BufferedImage scaledTo(BufferedImage image, int longestEdge, int type) throws IOException {
        if (Math.max(image.getWidth(), image.getHeight()) <= longestEdge) {
            return drawn(image, type);
        }
        return Thumbnails.of(image)
                .size(longestEdge, longestEdge)
                .scalingMode(ScalingMode.PROGRESSIVE_BILINEAR)
                .imageType(type)
                .asBufferedImage();
    }
}
