package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.credits.GrantBook.Entry;
import app.plantain.core.identity.TimeOrderedIds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForesightTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final List<Entry> entries = new ArrayList<>();
    private Optional<Allowance> allowance = Optional.empty();

    @Test
    void whatNeverExpiresLastsAsLongAsItIsSpent() {
        add(52, Optional.empty());

        var outlook = ahead(5);

        assertThat(outlook.runsOut()).contains(TODAY.plusDays(11));
        assertThat(outlook.days().get(9)).isEqualTo(new Outlook.Day(TODAY.plusDays(10), Credits.of(2)));
        assertThat(outlook.days()).hasSize(Outlook.DAYS);
    }

    @Test
    void theLastDayIsTheOneOnWhichTheLastCreditIsSpent() {
        add(50, Optional.empty());

        assertThat(ahead(5).runsOut()).contains(TODAY.plusDays(10));
    }

    @Test
    void whatExpiresUnspentIsGone() {
        add(100, Optional.of(endOf(TODAY.plusDays(4))));
        add(20, Optional.empty());

        var outlook = ahead(5);

        assertThat(left(outlook, 3)).isEqualTo(Credits.of(105));
        assertThat(left(outlook, 5)).isEqualTo(Credits.of(15));
        assertThat(outlook.runsOut()).contains(TODAY.plusDays(8));
        assertThat(outlook.expires()).isEqualTo(Credits.of(80));
    }

    @Test
    void whatIsSpentBeforeItExpiresIsNotLost() {
        add(20, Optional.of(endOf(TODAY.plusDays(4))));
        add(20, Optional.empty());

        var outlook = ahead(5);

        assertThat(outlook.runsOut()).contains(TODAY.plusDays(8));
        assertThat(outlook.expires()).isEqualTo(Credits.ZERO);
    }

    @Test
    void anAllowanceThatComesIsAdded() {
        allow(100, Optional.empty());
        add(60, Optional.empty());

        var outlook = ahead(5);

        // Eleven days until the first of December cost 55; the hundred that come then last for 22 more days with the
        // rest.
        assertThat(left(outlook, 10)).isEqualTo(Credits.of(10));
        assertThat(left(outlook, 11)).isEqualTo(Credits.of(105));
        assertThat(outlook.runsOut()).contains(LocalDate.of(2026, 12, 22));
        assertThat(outlook.comes()).isEqualTo(Credits.of(100));
        assertThat(outlook.comesNext()).contains(LocalDate.of(2026, 12, 1));
    }

    @Test
    void anAllowanceThatCoversTheSpendingNeverRunsOut() {
        allow(155, Optional.empty());
        add(55, Optional.empty());

        assertThat(ahead(5).runsOut()).isEmpty();
    }

    @Test
    void whatIsNotCarriedOverIsGone() {
        allow(100, Optional.of(Credits.of(10)));
        entries.add(entry(GrantSource.ALLOWANCE, 100, Optional.of(endOf(LocalDate.of(2026, 11, 30)))));

        var outlook = ahead(5);

        assertThat(left(outlook, 10)).isEqualTo(Credits.of(50));
        assertThat(left(outlook, 11)).isEqualTo(Credits.of(105));
        assertThat(outlook.expires()).isEqualTo(Credits.of(40));
    }

    @Test
    void withoutSpendingItLastsUntilItExpires() {
        add(100, Optional.of(endOf(TODAY.plusDays(4))));

        assertThat(ahead(0).runsOut()).contains(TODAY.plusDays(4));
        assertThat(ahead(0).expires()).isEqualTo(Credits.of(100));
    }

    @Test
    void withoutSpendingWhatNeverExpiresNeverRunsOut() {
        add(100, Optional.empty());

        assertThat(ahead(0).runsOut()).isEmpty();
    }

    @Test
    void whatIsSpentEachDayMayBeLessThanAHundredth() {
        entries.add(new Entry(TimeOrderedIds.next(), GrantSource.GRANT, new Credits(10), Optional.empty()));

        assertThat(ahead(new Foresight.Pace(new Credits(10), 30)).runsOut()).contains(TODAY.plusDays(30));
    }

    @Test
    void tenYearsOfDailyAllowancesAreOneHeap() {
        allowance = Optional.of(new Allowance(Credits.of(6), CalendarPeriod.DAY, Optional.empty(), endOf(TODAY)));

        var outlook = ahead(5);

        assertThat(outlook.runsOut()).isEmpty();
        assertThat(left(outlook, 90)).isEqualTo(Credits.of(90));
    }

    private void add(int credits, Optional<Instant> expiresAt) {
        entries.add(entry(GrantSource.GRANT, credits, expiresAt));
    }

    private static Entry entry(GrantSource source, int credits, Optional<Instant> expiresAt) {
        return new Entry(TimeOrderedIds.next(), source, Credits.of(credits), expiresAt);
    }

    private void allow(int credits, Optional<Credits> rollOver) {
        allowance = Optional.of(
                new Allowance(Credits.of(credits), CalendarPeriod.MONTH, rollOver, endOf(LocalDate.of(2026, 11, 30))));
    }

    private Outlook ahead(int aDay) {
        return ahead(new Foresight.Pace(Credits.of(aDay), 1));
    }

    private Outlook ahead(Foresight.Pace pace) {
        var book = new GrantBook(entries);
        var foreseen = new Foreseen(_ -> false);
        var passage = new Passage(book, allowance, ZoneOffset.UTC, foreseen);
        return new Foresight(book, passage, foreseen, ZoneOffset.UTC, pace).from(TODAY);
    }

    private static Credits left(Outlook outlook, int day) {
        return outlook.days().get(day - 1).left();
    }

    private static Instant endOf(LocalDate day) {
        return CalendarPeriod.startOf(day.plusDays(1), ZoneOffset.UTC);
    }
}
