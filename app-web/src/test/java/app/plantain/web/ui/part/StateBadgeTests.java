package app.plantain.web.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.icon.SvgIcon;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateBadgeTests {

    @ParameterizedTest
    @CsvSource({
        "QUEUED, Queued, neutral",
        "RUNNING, Running, active",
        "IN_DOUBT, In doubt, ripe",
        "SUCCEEDED, Done, leaf",
        "FAILED, Failed, bruise"
    })
    void aStateIsToldByIconWordAndColour(String state, String word, String tone) {
        StateBadge badge = StateBadge.ofJob(state);

        assertThat(badge.getElement().getTextRecursively()).isEqualTo(word);
        assertThat(badge.getElement().getAttribute("data-tone")).isEqualTo(tone);
        assertThat(badge.getChildren().findFirst()).get().isInstanceOf(SvgIcon.class);
    }

    @Test
    void anUnknownStateIsShownAsItIs() {
        assertThat(StateBadge.ofJob("PAUSED").getElement().getTextRecursively()).isEqualTo("PAUSED");
    }

    @Test
    void everyIconIsInTheSprite() throws Exception {
        try (var sprite = getClass().getResourceAsStream("/META-INF/resources/plantain/icons.svg")) {
            assertThat(sprite).isNotNull();
            String symbols = new String(sprite.readAllBytes(), StandardCharsets.UTF_8);
            for (Icons icon : Icons.values()) {
                assertThat(symbols).contains("id=\"" + icon.symbol() + "\"");
            }
        }
    }
}
