package app.plantain.web.testing;

import static java.util.Objects.requireNonNull;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Small images to order, each of its own colour and so of its own content. */
@TestComponent
public class TestPictures {

    private final ImageStorage storage;
    private final Assets assets;
    private final JdbcTemplate jdbc;
    private final Path home;
    private final AtomicInteger number = new AtomicInteger();

    TestPictures(ImageStorage storage, Assets assets, JdbcTemplate jdbc, @Value("${plantain.home}") Path home) {
        this.storage = storage;
        this.assets = assets;
        this.jdbc = jdbc;
        this.home = home;
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

    /** Takes the files of what was made of an image from the disk. */
    public void loseRenditions(AssetId asset) {
        jdbc.queryForList("""
                        select distinct r.sha256 from rendition r join asset a on a.sha256 = r.source_sha256
                        where a.id = ? and r.sha256 <> a.sha256""", String.class, asset.value()).forEach(name -> delete(file(name)));
    }

    /** Takes the file of an image from the disk. */
    public void loseOriginal(AssetId asset) {
        delete(original(asset));
    }

    /** Where an image is on the disk. */
    public Path original(AssetId asset) {
        return file(requireNonNull(
                jdbc.queryForObject("select sha256 from asset where id = ?", String.class, asset.value())));
    }

    private Path file(String sha256) {
        return home.resolve("blobs").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
