package app.plantain.web.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeTextTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aMinuteOfAZoneIsThatOfTheZone() {
        var text = TimeText.minute(Instant.parse("2026-11-20T23:30:00Z"), BERLIN);

        assertThat(text.getElement().getText()).isEqualTo("21 Nov 2026, 00:30");
        assertThat(text.getTitle()).contains("21 Nov 2026, 00:30:00 CET");
    }

    @Test
    void whatEndsAtMidnightEndsWithTheDayBefore() {
        assertThat(until("2026-11-30T23:00:00Z")).isEqualTo("30 Nov 2026");
        assertThat(until("2026-11-30T22:59:00Z")).isEqualTo("30 Nov 2026, 23:59");
        assertThat(TimeText.lastDay(Instant.parse("2026-11-30T23:01:00Z"), BERLIN))
                .isEqualTo("1 Dec 2026");
    }

    private static String until(String end) {
        return TimeText.until(Instant.parse(end), BERLIN).getElement().getText();
    }
}
