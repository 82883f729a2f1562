package app.plantain.core.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.provider.PixelSize;
import app.plantain.core.testing.ScriptedProvider;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class ImageProbeTests {

    @Test
    void readsTheTrueSizeFromTheHeader() {
        var found = ImageProbe.probe(ScriptedProvider.picture(48, 27).bytes());

        assertThat(found.format()).isEqualTo(ImageProbe.ImageFormat.PNG);
        assertThat(found.size()).isEqualTo(new PixelSize(48, 27));
    }

    @Test
    void refusesATextWhateverItIsCalled() {
        assertThatThrownBy(() -> ImageProbe.probe("I am a picture.png".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnacceptableImage.class)
                .hasMessageContaining("not a PNG, JPEG or WebP picture");
    }

    @Test
    void refusesAPictureThatWouldBurstTheMemoryByItsHeader() throws IOException {
        var bomb = pngOf(30_000, 30_000);
        assertThat(bomb.length).isLessThan(1_000_000);

        assertThatThrownBy(() -> ImageProbe.probe(bomb))
                .isInstanceOf(UnacceptableImage.class)
                .hasMessageContaining("30000 × 30000")
                .hasMessageContaining("40 megapixels");
    }

    @Test
    void refusesAPictureThatIsCutOff() {
        var cut = Arrays.copyOf(ScriptedProvider.picture(48, 27).bytes(), 20);

        assertThatThrownBy(() -> ImageProbe.probe(cut)).isInstanceOf(UnacceptableImage.class);
    }

    @Test
    void refusesNothingAtAll() {
        assertThatThrownBy(() -> ImageProbe.probe(new byte[0])).isInstanceOf(UnacceptableImage.class);
    }

    /** A valid PNG of one colour, a bit a pixel, small however many pixels it has. */
    private static byte[] pngOf(int width, int height) throws IOException {
        var png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {1, 0, 0, 0, 0});
        chunk(png, "IHDR", header.toByteArray());
        chunk(png, "IDAT", zeros((long) height * (width / 8 + 1)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] zeros(long count) {
        var deflater = new Deflater(9);
        var out = new ByteArrayOutputStream();
        var input = new byte[1 << 16];
        var buffer = new byte[1 << 16];
        for (var left = count; left > 0; left -= input.length) {
            deflater.setInput(input, 0, (int) Math.min(left, input.length));
            while (!deflater.needsInput()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) throws IOException {
        var out = new DataOutputStream(png);
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
