package app.plantain.core.gallery;

import app.plantain.core.gallery.ImageProbe.Found;
import app.plantain.core.gallery.ImageProbe.ImageFormat;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.PixelSize;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.stereotype.Component;

/**
 * Makes the renditions of an image: decodes once, then each size from the next larger one; a small image is encoded once
 * for several. What comes out is encoded anew, so nothing that was hidden in the original reaches a browser.
 */
@Component
class RenditionMaker {

    private static final float QUALITY = 0.82f;

    /** From 0 to 6: a higher one takes twice the time for a tenth of the bytes. */
    private static final int EFFORT = 1;

    /** One derived size, encoded as WebP. */
    record Made(ImageFile file, PixelSize size) {}

    /**
     * Makes all three.
     *
     * @throws UnacceptableImage where the pixels cannot be decoded
     */
    Map<RenditionKind, Made> make(Found found, byte[] bytes) {
        try {
            return Pixels.inTurn(() ->
                    makeEach(Pixels.upright(Pixels.opaque(Pixels.decode(found.format(), bytes)), bytes)));
        } catch (IOException | RuntimeException broken) {
            throw new UnacceptableImage("This picture is broken and cannot be read. Save it again and retry.", broken);
        }
    }

    private static Map<RenditionKind, Made> makeEach(BufferedImage original) throws IOException {
        var made = new EnumMap<RenditionKind, Made>(RenditionKind.class);
        var larger = Pixels.scaledTo(original, RenditionKind.LARGE.longestEdge(), BufferedImage.TYPE_INT_RGB);
        var last = encoded(larger);
        made.put(RenditionKind.LARGE, last);
        for (var kind : List.of(RenditionKind.PREVIEW, RenditionKind.THUMBNAIL)) {
            if (last.size().longestEdge() > kind.longestEdge()) {
                larger = Pixels.scaledTo(larger, kind.longestEdge(), BufferedImage.TYPE_INT_RGB);
                last = encoded(larger);
            }
            made.put(kind, last);
        }
        return made;
    }

    private static Made encoded(BufferedImage image) throws IOException {
        return new Made(
                new ImageFile(ImageFormat.WEBP.mediaType(), webp(image)),
                new PixelSize(image.getWidth(), image.getHeight()));
    }

    private static byte[] webp(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/webp").next();
        var bytes = new ByteArrayOutputStream(64 * 1024);
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
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
