package app.plantain.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeSizesTests {

    @ParameterizedTest
    @CsvSource({
        "1000, 1000, 1:1,  true",
        "1015, 1000, 1:1,  true",
        "1000, 1030, 1:1,  false",
        "1920, 1080, 16:9, true",
        "1080, 1920, 16:9, false",
        "864,  1184, 3:4,  true",
        "600,  800,  3:4,  true",
        "1536, 672,  21:9, true",
        "2560, 1080, 21:9, true",
        "1024, 1280, 4:5,  true",
        "896,  1152, 4:5,  true",
        "1, 40000000, 9:16, false"
    })
    void aPictureIsCalledAsPeopleAndModelsCallIt(int width, int height, String ratio, boolean is) {
        assertThat(NativeSizes.isShaped(new PixelSize(width, height), AspectRatio.parse(ratio)))
                .isEqualTo(is);
    }
}
