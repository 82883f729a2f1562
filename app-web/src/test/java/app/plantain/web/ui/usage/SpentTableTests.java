package app.plantain.web.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.usage.Period;
import app.plantain.core.usage.Spent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpentTableTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Period TWO_DAYS = new Period(DAY, DAY.plusDays(1), ZoneId.of("UTC"));

    @Test
    void theLargestSeriesStandAloneAndTheRestTogether() {
        var spent = IntStream.rangeClosed(1, 9)
                .mapToObj(number -> new Spent(DAY, "m" + number, Credits.of(number), 1))
                .toList();

        var table = SpentTable.of(TWO_DAYS, spent);

        assertThat(table.series())
                .containsExactly(
                        Optional.of("m9"),
                        Optional.of("m8"),
                        Optional.of("m7"),
                        Optional.of("m6"),
                        Optional.of("m5"),
                        Optional.of("m4"),
                        Optional.empty());
        assertThat(table.at(DAY, Optional.empty())).isEqualTo(Credits.of(6));
        assertThat(table.on(DAY)).isEqualTo(Credits.of(45));
        assertThat(table.total()).isEqualTo(Credits.of(45));
    }

    @Test
    void sevenSeriesNeedNoRest() {
        var spent = IntStream.rangeClosed(1, 7)
                .mapToObj(number -> new Spent(DAY, "m" + number, Credits.of(number), 1))
                .toList();

        assertThat(SpentTable.of(TWO_DAYS, spent).series()).hasSize(7).doesNotContain(Optional.empty());
    }

    @Test
    void aDayWithoutSpendingIsThereWithNothing() {
        var table = SpentTable.of(TWO_DAYS, List.of());

        assertThat(table.days()).hasSize(2);
        assertThat(table.on(DAY)).isEqualTo(Credits.ZERO);
    }
}
