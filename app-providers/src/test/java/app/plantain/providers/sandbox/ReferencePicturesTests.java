package app.plantain.providers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ProviderException;
import java.awt.Color;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencePicturesTests {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp"})
    void keepsASmallCopyOfEveryFormat(String format) throws IOException {
        var large = Samples.picture(format, 3000, 1500, Color.ORANGE);
        var copy =
                ReferencePictures.read(ReferencePictures.shrink(List.of(large)).getFirst());
        assertThat(copy.getWidth()).isEqualTo(1024);
        assertThat(copy.getHeight()).isEqualTo(512);
        var corner = new Color(copy.getRGB(1000, 500));
        assertThat(corner.getRed()).isGreaterThan(230);
        assertThat(corner.getBlue()).isLessThan(30);
    }

    @Test
    void leavesSmallPicturesTheirSize() throws IOException {
        var copy =
                ReferencePictures.read(Samples.picture("png", 40, 1, Color.RED).bytes());
        assertThat(copy.getWidth()).isEqualTo(40);
        assertThat(copy.getHeight()).isEqualTo(1);
    }

    static Stream<byte[]> unusablePictures() {
        var png = Samples.picture("png", 100, 100, Color.RED).bytes();
        return Stream.of(
                new byte[0],
                "not a picture".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(png, png.length / 2),
                Samples.picture("gif", 10, 10, Color.RED).bytes(),
                Arrays.copyOf(png, 10 * 1024 * 1024 + 1),
                pngThatClaims(60_001, 1_000),
                pngThatClaims(2_000_000_000, 2_000_000_000));
    }

    @ParameterizedTest
    @MethodSource("unusablePictures")
    void refusesWhatItCannotUse(byte[] bytes) {
        assertThatThrownBy(() -> ReferencePictures.shrink(List.of(new ImageFile("image/png", bytes))))
                .hasMessageContaining("PNG, JPEG and WebP")
                .asInstanceOf(type(ProviderException.class))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST))
                .satisfies(failure -> assertThat(failure.acceptance()).isEqualTo(Acceptance.NOT_ACCEPTED));
    }

    @Test
    void judgesTheSizeByTheHeaderBeforeDecoding() {
        assertThatThrownBy(() -> ReferencePictures.read(pngThatClaims(60_001, 1_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("megapixels");
    }

    /** A small file whose header promises a large picture. */
    private static byte[] pngThatClaims(int width, int height) {
        var png = Samples.picture("png", 10, 10, Color.RED).bytes();
        var header = ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        var checksum = new CRC32();
        checksum.update(png, 12, 17);
        header.putInt(29, (int) checksum.getValue());
        return png;
    }
}
