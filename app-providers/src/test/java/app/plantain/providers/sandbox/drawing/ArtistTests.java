package app.plantain.providers.sandbox.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArtistTests {

    private final Artist artist = new Artist();

    @Test
    void drawsTheSameBytesForTheSameMotif() {
        for (int variation = 0; variation < 8; variation++) {
            assertThat(artist.draw(motif("A pond", variation), 320, 200))
                    .isEqualTo(new Artist().draw(motif("A pond", variation), 320, 200));
        }
    }

    @Test
    void showsTheVariationsOfAPromptInDifferentStyles() {
        var styles = IntStream.range(0, 8).mapToObj(variation -> Style.choose(motif("A pond", variation)));
        assertThat(styles).doesNotHaveDuplicates();
    }

    @Test
    void drawsOneCompositionAtEverySize() throws IOException {
        for (int variation = 0; variation < 8; variation++) {
            var small = decode(artist.draw(motif("A pond", variation), 344, 192));
            var large = decode(artist.draw(motif("A pond", variation), 688, 384));
            assertThat(meanDifference(small, large))
                    .as("variation %d", variation)
                    .isLessThan(12);
        }
    }

    @Test
    void followsTheColoursInThePrompt() {
        var forest = Palettes.choose(motif("a FOREST, at noon", 0));
        var sunset = Palettes.choose(motif("the sunset", 0));
        assertThat(green(forest.tone(0.6))).isGreaterThan(red(forest.tone(0.6)));
        assertThat(red(sunset.tone(0.5))).isGreaterThan(green(sunset.tone(0.5)));
        assertThat(Palettes.choose(motif("a forest", 3))).isSameAs(forest);
    }

    @Test
    void takesThePaletteFromReferences() {
        var palette = ReferencePalette.of(List.of(plain(new Color(20, 60, 200))));
        assertThat(palette.tone(0.5) & 0xFF).isGreaterThan(red(palette.tone(0.5)));
        assertThat(Oklab.of(palette.tone(0)).lightness())
                .isGreaterThan(Oklab.of(palette.tone(1)).lightness() + 0.3);
    }

    @Test
    void writesOriginAndPromptIntoTheFile() {
        var file = new String(artist.draw(motif("Äpfel 🍎", 0), 128, 128), StandardCharsets.UTF_8);
        assertThat(file).contains("Software", "Plantain sandbox", "Description", "Äpfel 🍎");
    }

    @Test
    void keepsFilesSmall() {
        var sizes =
                IntStream.range(0, 8).mapToObj(variation -> artist.draw(motif("Hills", variation), 1024, 1024).length);
        assertThat(sizes).allSatisfy(size -> assertThat(size).isLessThan(2_000_000));
    }

    static Stream<String> hostilePrompts() {
        return Stream.of(
                "🍌🍌🍌 👩‍👩‍👧‍👦 🏳️‍🌈",
                "غروب الشمس فوق البحر مع قوارب الصيد العائدة",
                "שקיעה over the sea, mixed with English",
                "夕暮れの海に帰る船",
                "नमस्ते दुनिया, ก็มีวรรณยุกต์",
                "\u0000\u0001\u0007\u001b[31m\n\r\t",
                "\u202e\u200f\u2066 turned \ufeff\ufffe\uffff",
                "\ud83c",
                "\udf4c\ud83c lone halves",
                "Z" + "\u0300\u0315\u0328".repeat(400),
                "unbreakable".repeat(700),
                "many words ".repeat(727),
                "12345 67890 --- !!!",
                "<script>alert(1)</script> %s ${x} \\u0000");
    }

    @ParameterizedTest
    @MethodSource("hostilePrompts")
    void drawsAnyPrompt(String prompt) throws IOException {
        for (int[] size : new int[][] {{256, 256}, {1536, 192}, {192, 1536}}) {
            var image = decode(artist.draw(motif(prompt, 1), size[0], size[1]));
            assertThat(image.getWidth()).isEqualTo(size[0]);
        }
    }

    @Test
    void drawsTheSmallestPictures() throws IOException {
        for (int variation = 0; variation < 8; variation++) {
            assertThat(decode(artist.draw(motif("Small", variation), 1, 1)).getWidth())
                    .isEqualTo(1);
        }
    }

    @Test
    void showsReferencesOfAnyShape() throws IOException {
        var shapes = List.of(plain(Color.RED), new BufferedImage(1, 1000, BufferedImage.TYPE_INT_RGB));
        var motif = new Motif("Shapes", "nano-banana-2", "1:1", 0, shapes);
        var image = decode(artist.draw(motif, 400, 400));
        assertThat(countOf(image, Color.RED.getRGB())).isGreaterThan(2_000);
    }

    private static Motif motif(String prompt, int variation) {
        return new Motif(prompt, "nano-banana-2", "16:9", variation, List.of());
    }

    private static BufferedImage plain(Color colour) {
        var image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, 60, 40);
        pen.dispose();
        return image;
    }

    private static BufferedImage decode(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static long countOf(BufferedImage image, int colour) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == colour)
                .count();
    }

    /** How far the channels of two pictures, one twice as large, lie apart on average. */
    private static double meanDifference(BufferedImage small, BufferedImage large) {
        return IntStream.range(0, small.getWidth() * small.getHeight())
                .mapToDouble(i -> {
                    int x = i % small.getWidth();
                    int y = i / small.getWidth();
                    int one = small.getRGB(x, y);
                    int other = large.getRGB(2 * x, 2 * y);
                    return (Math.abs(red(one) - red(other))
                                    + Math.abs(green(one) - green(other))
                                    + Math.abs((one & 0xFF) - (other & 0xFF)))
                            / 3.0;
                })
                .average()
                .orElseThrow();
    }

    private static int red(int colour) {
        return (colour >> 16) & 0xFF;
    }

    private static int green(int colour) {
        return (colour >> 8) & 0xFF;
    }
}
