package app.plantain.providers.sandbox;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.Reference;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.http.TestHttp;
import app.plantain.core.provider.http.VendorHttp;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;

/** Requests, connections and pictures for tests. */
final class Samples {

    /** May go to this machine by its number, and not by its name. */
    static final VendorHttp HTTP = TestHttp.allowing("127.0.0.1");

    private Samples() {}

    static ProviderConnection connection(Map<String, String> settings) {
        return new ProviderConnection("Sandbox", settings);
    }

    /** A small picture of a new attempt. */
    static ImageRequest request(String prompt) {
        return request("nano-banana-2", prompt, "1:1", "512", List.of(), 0);
    }

    static ImageRequest request(
            String model, String prompt, String ratio, String tier, List<ImageFile> references, int variation) {
        return new ImageRequest(
                UUID.randomUUID(),
                new ModelId(model),
                prompt,
                AspectRatio.parse(ratio),
                ResolutionTier.parse(tier),
                references.stream()
                        .map(image -> new Reference(image, Optional.empty()))
                        .toList(),
                variation,
                Optional.empty());
    }

    /** A picture in two colours, encoded as {@code png}, {@code jpeg} or {@code webp}. */
    static ImageFile picture(String format, int width, int height, Color colour) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.WHITE);
        pen.fillOval(0, 0, width / 2, height / 2);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("Nobody writes " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ImageFile("image/" + format, bytes.toByteArray());
    }

    /** As the header of a PNG says. */
    static PixelSize sizeOf(ImageFile png) {
        var header = ByteBuffer.wrap(png.bytes());
        return new PixelSize(header.getInt(16), header.getInt(20));
    }
}
