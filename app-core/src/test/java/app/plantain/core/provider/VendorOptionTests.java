package app.plantain.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.VendorOption.Values;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an option of a vendor may be. */
class VendorOptionTests {

    @ParameterizedTest
    @ValueSource(strings = {"500ms", "30s", "2M"})
    void aTimeIsTaken(String value) {
        assertThat(time().refusal(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "soon", "99ms", "11m", "-1s", "9999999999s"})
    void whatIsNoTimeOrOutOfItsRangeIsRefusedWithAnExample(String value) {
        assertThat(time().refusal(value)).contains("Write a time from 100ms to 10m, such as 60s");
    }

    @Test
    void aWordIsOneOfThose() {
        var option = option(new Values.OneOf(List.of("off", "on")));

        assertThat(option.refusal("on")).isEmpty();
        assertThat(option.refusal("maybe")).contains("Choose one of: off, on");
    }

    @Test
    void aTextMatchesAsAWhole() {
        var option = option(new Values.Text("[01]|2", "Write 0, 1 or 2"));

        assertThat(option.refusal("2")).isEmpty();
        assertThat(option.refusal("12")).contains("Write 0, 1 or 2");
        assertThat(option.refusal("2".repeat(3_000))).contains("Write 0, 1 or 2");
    }

    private static VendorOption time() {
        return option(new Values.Time(Duration.ofMillis(100), Duration.ofMinutes(10)));
    }

    private static VendorOption option(Values values) {
        return new VendorOption("any", "Any", "For tests", "60s", values);
    }
}
