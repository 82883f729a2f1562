package app.plantain.web.testing;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.Assets;
import app.plantain.core.gallery.ImageStorage;
import app.plantain.core.gallery.Recipe;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.sql.Together;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Small images to order, each of its own colour and so of its own content. */
@TestComponent
public class TestPictures {

    private final ImageStorage storage;
    private final Assets assets;
    private final JdbcTemplate jdbc;
    private final AtomicInteger number = new AtomicInteger();

    TestPictures(ImageStorage storage, Assets assets, JdbcTemplate jdbc) {
        this.storage = storage;
        this.assets = assets;
        this.jdbc = jdbc;
    }

    /** A new image in the gallery of the member's team. */
    public AssetId add(Member member, String prompt) {
        return add(member, prompt, png(48, 32));
    }

    /** The image in the gallery of the member's team. */
    public AssetId add(Member member, String prompt, byte[] bytes) {
        var stored = storage.store(bytes);
        var recipe = new Recipe(
                new VendorId("sandbox"),
                new ModelId("nano-banana-2"),
                prompt,
                AspectRatio.parse("3:2"),
                ResolutionTier.ONE_K);
        var together = new Together(jdbc);
        assets.keep(together, List.of(stored));
        var asset = assets.add(together, member, stored.name(), recipe);
        together.send();
        return asset;
    }

    /** A picture that no other call makes. */
    public byte[] png(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(number.incrementAndGet() * 7919 & 0xFFFFFF));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
