package app.plantain.web.share;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.PixelSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class FrameTests {

    @ParameterizedTest
    @CsvSource({
        "1024, 1024, frame-1-1",
        "1344,  768, frame-16-9",
        "1376,  768, frame-16-9",
        "1536,  672, frame-21-9",
        " 832, 1248, frame-2-3",
        " 192, 1536, frame-1-2",
        "1536,  192, frame-3-1",
        "   1, 9000, frame-1-2"
    })
    void theNearestShapeIsTaken(int width, int height, String name) {
        assertThat(Frame.of(new PixelSize(width, height)).name()).isEqualTo(name);
    }

    @Test
    void everyShapeHasItsClass() throws IOException {
        var styles = new ClassPathResource("META-INF/resources/plantain/share.css")
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(Frame.ALL).allSatisfy(frame -> assertThat(styles).contains("." + frame.name() + " {"));
    }
}
