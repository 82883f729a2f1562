package app.plantain.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CalendarPeriodTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // A Saturday, in UTC the day before
        "DAY,   2026-11-20T23:30:00Z, Europe/Berlin,  2026-11-20T23:00:00Z, 2026-11-21T23:00:00Z",
        "DAY,   2026-11-20T23:30:00Z, UTC,            2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z",
        "DAY,   2026-11-20T00:30:00Z, America/Lima,   2026-11-19T05:00:00Z, 2026-11-20T05:00:00Z",
        "WEEK,  2026-11-22T22:59:59Z, Europe/Berlin,  2026-11-15T23:00:00Z, 2026-11-22T23:00:00Z",
        "WEEK,  2026-11-22T23:00:00Z, Europe/Berlin,  2026-11-22T23:00:00Z, 2026-11-29T23:00:00Z",
        "MONTH, 2026-02-28T23:00:00Z, Europe/Berlin,  2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        "MONTH, 2028-02-29T12:00:00Z, UTC,            2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
        "MONTH, 2026-12-31T23:59:59Z, UTC,            2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
    })
    void aPeriodIsCountedAsTheZoneCountsDays(
            CalendarPeriod period, Instant at, ZoneId zone, Instant start, Instant end) {
        assertThat(period.start(at, zone)).isEqualTo(start);
        assertThat(period.end(at, zone)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29T10:00:00Z, 23", "2026-10-25T10:00:00Z, 25", "2026-11-20T10:00:00Z, 24"})
    void aDayOnWhichTheClocksChangeIsAnHourShorterOrLonger(Instant at, int hours) {
        assertThat(Duration.between(CalendarPeriod.DAY.start(at, BERLIN), CalendarPeriod.DAY.end(at, BERLIN)))
                .hasHours(hours);
    }

    @Test
    void whereTheClocksSkipMidnightTheDayBeginsAfterIt() {
        var zone = ZoneId.of("America/Asuncion");

        var start = CalendarPeriod.startOf(LocalDate.of(2023, 10, 1), zone);

        assertThat(start.atZone(zone)).hasToString("2023-10-01T01:00-03:00[America/Asuncion]");
    }

    @ParameterizedTest
    @EnumSource
    void periodsFollowOneAnotherWithoutAGap(CalendarPeriod period) {
        var at = Instant.parse("2025-12-30T10:00:00Z");
        for (var count = 0; count < 500; count++) {
            var end = period.end(at, BERLIN);

            assertThat(period.start(end, BERLIN)).isEqualTo(end);
            assertThat(period.start(end.minusNanos(1), BERLIN)).isEqualTo(period.start(at, BERLIN));
            at = end;
        }
    }
}
