package app.plantain.web.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.usage.Forecast;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BurnDownPanelTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @Test
    void whatExpiresAndWhatComesIsSaid() {
        assertThat(words(5, 80, 200))
                .isEqualTo("At 5.00 credits a day, as in the last 30 days, they run out on Mon 30 Nov 2026."
                        + " Until then 80 expire unspent and 200 come as allowances."
                        + " Other credits that may come in are not counted.");
    }

    @Test
    void whereNothingExpiresOrComesNothingIsSaidOfIt() {
        assertThat(words(5, 0, 0))
                .isEqualTo("At 5.00 credits a day, as in the last 30 days, they run out on Mon 30 Nov 2026."
                        + " Other credits that may come in are not counted.");
    }

    @Test
    void withoutSpendingTheyRunOutByExpiring() {
        assertThat(words(0, 20, 0))
                .startsWith("Nothing was spent in the last 30 days, they run out on Mon 30 Nov 2026.")
                .contains("Until then 20 expire unspent.");
    }

    @Test
    void whereNothingIsLeftTheNextAllowanceIsSaid() {
        assertThat(BurnDownPanel.inWords(new Forecast.NothingLeft(Optional.of(DAY))))
                .isEqualTo("Nothing is left. The next allowance comes on Mon 30 Nov 2026.");
        assertThat(BurnDownPanel.inWords(new Forecast.NothingLeft(Optional.empty())))
                .isEqualTo("Nothing is left.");
    }

    private static String words(int aDay, int expires, int comes) {
        return BurnDownPanel.inWords(
                new Forecast.RunsOut(DAY, Credits.of(aDay), 30, Credits.of(expires), Credits.of(comes)));
    }
}
