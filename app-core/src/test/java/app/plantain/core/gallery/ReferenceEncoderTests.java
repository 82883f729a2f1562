package app.plantain.core.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.PixelSize;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceEncoderTests {

    private static final int PLENTY = 10_000_000;

    /** An EXIF segment that says: turn this a quarter to the right. */
    private static final byte[] TURN_RIGHT = HexFormat.of()
            .parseHex("ffe10022457869660000" + "49492a0008000000" + "0100" + "120103000100000006000000" + "00000000");

    @Test
    void aPhotographIsTurnedUprightAndSaysNothingMore() throws Exception {
        var photograph = withExif(jpeg(noise(60, 40, BufferedImage.TYPE_INT_RGB)));
        assertThat(orientation(photograph)).isEqualTo(6);

        var encoded = encode(photograph, PLENTY);

        assertThat(encoded.mediaType()).isEqualTo("image/jpeg");
        assertThat(sizeOf(encoded)).isEqualTo(new PixelSize(40, 60));
        assertThat(orientation(encoded.bytes())).isNull();
    }

    @Test
    void whatWasLosslessStaysSoWithoutItsTexts() throws IOException {
        var picture = noise(50, 50, BufferedImage.TYPE_INT_RGB);
        var bytes = withText(png(picture));

        var encoded = encode(bytes, PLENTY);

        assertThat(encoded.mediaType()).isEqualTo("image/png");
        assertThat(new String(encoded.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("taken at home");
        var back = ImageIO.read(new ByteArrayInputStream(encoded.bytes()));
        assertThat(back.getRGB(7, 9)).isEqualTo(picture.getRGB(7, 9));
    }

    @Test
    void aLargePictureIsScaledDown() throws IOException {
        var encoded = encode(png(new BufferedImage(4000, 1000, BufferedImage.TYPE_INT_RGB)), PLENTY);

        assertThat(sizeOf(encoded)).isEqualTo(new PixelSize(3072, 768));
    }

    @Test
    void whatIsTooHeavyIsMadeSmallerUntilItFits() throws IOException {
        var heavy = png(noise(600, 400, BufferedImage.TYPE_INT_RGB));

        var encoded = encode(heavy, 30_000);

        assertThat(encoded.mediaType()).isEqualTo("image/jpeg");
        assertThat(encoded.bytes()).hasSizeLessThanOrEqualTo(30_000);
        var size = sizeOf(encoded);
        assertThat(size.width() / (double) size.height()).isBetween(1.48, 1.52);
    }

    @Test
    void transparencyIsKeptWhateverTheLimit() throws IOException {
        var glass = noise(300, 300, BufferedImage.TYPE_INT_ARGB);
        glass.setRGB(0, 0, 0);

        var encoded = encode(png(glass), 100_000);

        assertThat(encoded.mediaType()).isEqualTo("image/png");
        assertThat(encoded.bytes()).hasSizeLessThanOrEqualTo(100_000);
        assertThat(ImageIO.read(new ByteArrayInputStream(encoded.bytes()))
                        .getColorModel()
                        .hasAlpha())
                .isTrue();
    }

    @Test
    void aPictureThatCouldBeTransparentAndIsNotBecomesAnOpaqueOne() throws IOException {
        var opaque = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
        var graphics = opaque.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillRect(0, 0, 300, 300);
        graphics.dispose();

        var encoded = encode(png(opaque), PLENTY);

        assertThat(ImageIO.read(new ByteArrayInputStream(encoded.bytes()))
                        .getColorModel()
                        .hasAlpha())
                .isFalse();
    }

    @Test
    void webPBecomesSomethingThatEveryVendorTakes() throws IOException {
        var webp = new ByteArrayOutputStream();
        ImageIO.write(noise(64, 32, BufferedImage.TYPE_INT_RGB), "webp", webp);

        var encoded = encode(webp.toByteArray(), PLENTY);

        assertThat(encoded.mediaType()).isEqualTo("image/jpeg");
        assertThat(sizeOf(encoded)).isEqualTo(new PixelSize(64, 32));
    }

    @Test
    void theSamePictureGivesTheSameBytes() throws IOException {
        var picture = jpeg(noise(80, 80, BufferedImage.TYPE_INT_RGB));

        assertThat(encode(picture, PLENTY)).isEqualTo(encode(picture, PLENTY));
    }

    @Test
    void aLimitThatNoPictureMeetsIsAFailure() throws IOException {
        var picture = png(noise(10, 10, BufferedImage.TYPE_INT_RGB));

        assertThatThrownBy(() -> encode(picture, 10)).isInstanceOf(IOException.class);
    }

    private static ImageFile encode(byte[] bytes, int maxBytes) throws IOException {
        return ReferenceEncoder.encode(ImageProbe.probe(bytes), bytes, maxBytes);
    }

    private static PixelSize sizeOf(ImageFile file) {
        return ImageProbe.probe(file.bytes()).size();
    }

    private static @Nullable Integer orientation(byte[] bytes) throws Exception {
        var exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
                .getFirstDirectoryOfType(ExifIFD0Directory.class);
        return exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    }

    private static BufferedImage noise(int width, int height, int type) {
        var random = new Random(1);
        var image = new BufferedImage(width, height, type);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        return written(image, "png");
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        return written(image, "jpeg");
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static byte[] withExif(byte[] jpeg) {
        return inserted(jpeg, 2, TURN_RIGHT);
    }

    /** A text chunk behind the header, whose check sum nobody looks at. */
    private static byte[] withText(byte[] png) {
        var text = "Comment\0taken at home".getBytes(StandardCharsets.ISO_8859_1);
        var chunk = HexFormat.of()
                .parseHex("%08x".formatted(text.length)
                        + "74455874"
                        + HexFormat.of().formatHex(text)
                        + "00000000");
        return inserted(png, 33, chunk);
    }

    private static byte[] inserted(byte[] bytes, int place, byte[] what) {
        var all = Arrays.copyOf(bytes, bytes.length + what.length);
        System.arraycopy(what, 0, all, place, what.length);
        System.arraycopy(bytes, place, all, place + what.length, bytes.length - place);
        return all;
    }
}
