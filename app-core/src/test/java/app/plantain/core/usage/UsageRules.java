package app.plantain.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Grant;
import app.plantain.core.credits.GrantSource;
import app.plantain.core.credits.Outlook;
import app.plantain.core.credits.TransferKind;
import app.plantain.core.generation.JobId;
import app.plantain.core.generation.PaymentRule;
import app.plantain.core.identity.TimeOrderedIds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds for usage, forecasts and explanations, whichever database keeps them. */
abstract class UsageRules extends UsageScenario {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Autowired
    UsageSeries usage;

    @Autowired
    Statements statements;

    @Autowired
    BurnDowns burnDowns;

    @Autowired
    Explanations explanations;

    @Test
    void theSumOfEachSplitIsWhatTheStatementSaysWasSpent() {
        grant(team, 500);
        job(owner, Order.of(7));
        job(second, Order.of(15).charged(10).vendor("second"));
        at(NOON.plus(Duration.ofDays(1)));
        job(second, Order.of(9).model("nano-banana-pro"));
        job(second, Order.of(9).charged(0));
        var period = new Period(TODAY, TODAY.plusDays(1), UTC);
        var spent = statements
                .newest(Reader.ofAll(team), StatementFilter.ALL.in(period).of(TransferKind.CAPTURE), 100)
                .entries()
                .stream()
                .map(StatementEntry::amount)
                .reduce(Credits.ZERO, Credits::plus);

        for (var split : Split.values()) {
            assertThat(usage.spent(Reader.ofAll(team), period, split).stream()
                            .map(Spent::credits)
                            .reduce(Credits.ZERO, Credits::plus))
                    .isEqualTo(spent)
                    .isEqualTo(Credits.of(26));
        }
        assertThat(usage.spent(Reader.ofAll(team), period, Split.VENDOR))
                .containsExactly(
                        new Spent(TODAY, "first", Credits.of(7), 1),
                        new Spent(TODAY, "second", Credits.of(10), 1),
                        new Spent(TODAY.plusDays(1), "first", Credits.of(9), 1));
        assertThat(usage.spent(Reader.ofOne(team, owner.user()), period, Split.MEMBER))
                .containsExactly(new Spent(TODAY, owner.user().toString(), Credits.of(7), 1));
        assertThat(usage.people(team))
                .containsKeys(owner.user().toString(), second.user().toString());
    }

    @Test
    void aDayIsOneOfItsZoneAlsoWhenClocksChange() {
        grant(team, 100);
        at(Instant.parse("2026-10-24T22:00:00Z"));
        job(owner, Order.of(1));
        at(Instant.parse("2026-10-25T22:59:59Z"));
        job(owner, Order.of(2));
        at(Instant.parse("2026-10-25T23:00:00Z"));
        job(owner, Order.of(4));
        var day = LocalDate.of(2026, 10, 25);

        assertThat(usage.spent(Reader.ofAll(team), new Period(day, day, ZoneId.of("Europe/Berlin")), Split.NONE))
                .containsExactly(new Spent(day, "", Credits.of(3), 2));
    }

    @Test
    void aPeriodThatIsTooLongIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> usage.spent(Reader.ofAll(team), Period.until(TODAY, 401, UTC), Split.NONE));
    }

    @Test
    void whatWasLeftEachDayIsReckonedBackFromNow() {
        at(NOON.minus(Duration.ofDays(10)));
        grant(team, 100);
        for (var ago = 9; ago >= 0; ago--) {
            at(NOON.minus(Duration.ofDays(ago)));
            job(owner, Order.of(5));
        }

        var burnDown = burnDowns.of(team, Period.until(TODAY, 30, UTC), TODAY);

        assertThat(burnDown.days()).hasSize(30);
        assertThat(burnDown.days().getLast()).isEqualTo(new BurnDown.Day(TODAY, Credits.of(50)));
        assertThat(burnDown.days().get(28).left()).isEqualTo(Credits.of(55));
        assertThat(burnDown.days().get(19).left()).isEqualTo(Credits.of(100));
        assertThat(burnDown.days().getFirst().left()).isEqualTo(Credits.ZERO);
        // 45 credits in the nine days that are over: five a day, and fifty are left.
        assertThat(burnDown.forecast())
                .isEqualTo(new Forecast.RunsOut(TODAY.plusDays(10), Credits.of(5), 9, Credits.ZERO, Credits.ZERO));
    }

    @Test
    void withTooLittleKnownThereIsNoForecast() {
        assertThat(forecast()).isEqualTo(new Forecast.NothingLeft(Optional.empty()));
        at(NOON.minus(Duration.ofDays(6)));
        grant(team, 100);
        job(owner, Order.of(5));

        assertThat(forecast()).isEqualTo(new Forecast.TooLittleKnown(6, 7));
    }

    @Test
    void whoSpendsNothingNeverRunsOut() {
        at(NOON.minus(Duration.ofDays(60)));
        grant(team, 100);
        job(owner, Order.of(5));

        assertThat(forecast()).isEqualTo(new Forecast.NothingSpent(30));
    }

    @Test
    void whatExpiresUnspentIsNotForeseenToLast() {
        fiveADay();
        expiring(100, TODAY.plusDays(4));

        assertThat(forecast())
                .isEqualTo(new Forecast.RunsOut(TODAY.plusDays(14), Credits.of(5), 10, Credits.of(80), Credits.ZERO));
    }

    @Test
    void anAllowanceThatComesIsForeseen() {
        fiveADay();
        allow(100);

        var burnDown = burnDowns.of(team, Period.until(TODAY, 30, UTC), TODAY);

        // 150 are there, and a hundred come at the first of December and of January.
        assertThat(burnDown.forecast())
                .isEqualTo(new Forecast.RunsOut(
                        LocalDate.of(2027, 1, 29), Credits.of(5), 10, Credits.ZERO, Credits.of(200)));
        assertThat(burnDown.ahead().getFirst()).isEqualTo(new Outlook.Day(TODAY.plusDays(1), Credits.of(145)));
        assertThat(burnDown.ahead().get(10)).isEqualTo(new Outlook.Day(TODAY.plusDays(11), Credits.of(195)));
    }

    @Test
    void withoutSpendingWhatIsThereLastsUntilItExpires() {
        at(NOON.minus(Duration.ofDays(60)));
        grant(team, 5);
        job(owner, Order.of(5));
        at(NOON);
        expiring(20, TODAY.plusDays(3));

        assertThat(forecast())
                .isEqualTo(new Forecast.RunsOut(TODAY.plusDays(3), Credits.ZERO, 30, Credits.of(20), Credits.ZERO));
    }

    @Test
    void whenNothingIsLeftTheNextAllowanceIsForeseen() {
        allow(5);
        job(owner, Order.of(5));

        assertThat(forecast()).isEqualTo(new Forecast.NothingLeft(Optional.of(LocalDate.of(2026, 12, 1))));
    }

    /** Fifty are left of a hundred, after ten whole days. */
    private void fiveADay() {
        at(NOON.minus(Duration.ofDays(10)));
        grant(team, 100);
        for (var ago = 10; ago >= 1; ago--) {
            at(NOON.minus(Duration.ofDays(ago)));
            job(owner, Order.of(5));
        }
        at(NOON);
    }

    private void expiring(int credits, LocalDate lastDay) {
        var end = lastDay.plusDays(1).atStartOfDay(UTC).toInstant();
        ledger.grant(
                new Grant(team, Credits.of(credits), Optional.of(end), "Trial", "test:" + TimeOrderedIds.next()),
                GrantSource.GRANT,
                null);
    }

    private void allow(int credits) {
        transaction.executeWithoutResult(
                _ -> ledger.allow(team, Credits.of(credits), CalendarPeriod.MONTH, Optional.empty()));
    }

    @Test
    void whatIsHeldIsStillLeft() {
        grant(team, 100);
        transaction.executeWithoutResult(_ -> ledger.hold(team, Credits.of(40), 1, owner.user(), "Open"));

        assertThat(burnDowns.of(team, Period.until(TODAY, 1, UTC), TODAY).days())
                .containsExactly(new BurnDown.Day(TODAY, Credits.of(100)));
    }

    private Forecast forecast() {
        return burnDowns.of(team, Period.until(TODAY, 30, UTC), TODAY).forecast();
    }

    @Test
    void aChargeIsExplained() {
        grant(team, 100);
        var job = job(owner, Order.of(15).charged(10));

        var explanation = explanations.explain(Reader.ofAll(team), job).orElseThrow();

        assertThat(explanation.rule()).contains(PaymentRule.DELIVERED_SMALLER);
        assertThat(explanation.job().price()).isEqualTo(Credits.of(15));
        assertThat(explanation.job().charged()).contains(Credits.of(10));
        assertThat(explanation.file()).contains(new ChargeExplanation.DeliveredFile("image/png", 12345));
        assertThat(explanation.tries())
                .singleElement()
                .satisfies(one -> assertThat(one.vendor().value()).isEqualTo("first"));
        assertThat(explanation.moves())
                .extracting(ChargeExplanation.Move::kind)
                .containsExactly(TransferKind.HOLD, TransferKind.CAPTURE, TransferKind.RELEASE);
    }

    @Test
    void eachEndHasItsRule() {
        grant(team, 100);

        assertThat(rule(job(owner, Order.of(5)))).contains(PaymentRule.DELIVERED);
        assertThat(rule(job(owner, Order.of(5).charged(0)))).contains(PaymentRule.REFUSED);
        var lost = job(owner, Order.of(5).charged(0));
        jdbc.update("update job set failure = 'TIMEOUT' where id = ?", lost.value());
        assertThat(rule(lost)).contains(PaymentRule.LOST);
        var cancelled = job(owner, Order.of(5).charged(0));
        jdbc.update("update job set state = 'CANCELLED', failure = null where id = ?", cancelled.value());
        assertThat(rule(cancelled)).contains(PaymentRule.CANCELLED);
        jdbc.update(
                "update job set state = 'QUEUED', finished_at = null, charged = null where id = ?", cancelled.value());
        assertThat(rule(cancelled)).isEmpty();
    }

    @Test
    void onlyWhoMayReadAJobHasItExplained() {
        grant(team, 100);
        var job = job(owner, Order.of(5));

        assertThat(explanations.explain(Reader.ofOne(team, owner.user()), job)).isPresent();
        assertThat(explanations.explain(Reader.ofOne(team, second.user()), job)).isEmpty();
        assertThat(explanations.explain(Reader.ofAll(newTeam().team()), job)).isEmpty();
    }

    private Optional<PaymentRule> rule(JobId job) {
        return explanations.explain(Reader.ofAll(team), job).orElseThrow().rule();
    }
}
