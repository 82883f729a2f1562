package app.plantain.core.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTests {

    private static final Instant NOW = Instant.parse("2026-11-06T08:49:37Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                             | 0
                    120                           | 120
                    ' 7 '                         | 7
                    999999999                     | 86400
                    Fri, 06 Nov 2026 08:50:37 GMT | 60
                    Fri, 6 Nov 2026 08:50:37 GMT  | 60
                    Fri, 06 Nov 2026 08:00:00 GMT | 0
                    Sat, 06 Nov 2027 08:00:00 GMT | 86400
                    """)
    void readsSecondsAndDates(String text, long seconds) {
        assertThat(RetryAfter.parse(text, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "06 Nov", "Mon, 06 Nov 2026 08:00:00 GMT"})
    void doesNotGuess(String text) {
        assertThat(RetryAfter.parse(text, NOW)).isEmpty();
    }
}
