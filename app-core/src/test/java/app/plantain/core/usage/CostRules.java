package app.plantain.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.credits.Credits;
import app.plantain.core.generation.JobId;
import app.plantain.core.provider.Dollars;
import app.plantain.core.testing.CheckedRoles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;

/** What holds for the book of costs, whichever database keeps the attempts. */
@Import(CheckedRoles.class)
abstract class CostRules extends UsageScenario {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Period DAY = new Period(TODAY, TODAY, UTC);

    @Autowired
    CostBook book;

    @Autowired
    CostCsv csv;

    @BeforeEach
    void anAdministratorAndNoOldAttempts() {
        jdbc.update("update attempt set started_at = ?", now().minusYears(1));
        jdbc.update("update job set finished_at = ? where finished_at is not null", now().minusYears(1));
        CheckedRoles.signIn("ROLE_ADMINISTRATOR");
        grant(team, 1_000);
    }

    @AfterEach
    void signOut() {
        CheckedRoles.signOut();
    }

    @Test
    void theMarginIsWhatCreditsAreWorthLessTheCost() {
        cost(job(owner, Order.of(14)), 39_000L, "REPORTED", null);
        cost(job(second, Order.of(10).vendor("second")), 20_000L, "LISTED", 20_000L);

        assertThat(book.total(DAY)).satisfies(total -> {
            assertThat(total.charged()).isEqualTo(Credits.of(24));
            assertThat(total.worth()).isEqualByComparingTo("0.24");
            assertThat(total.cost()).isEqualTo(new Dollars(59_000));
            assertThat(total.margin()).isEqualByComparingTo("0.181");
            assertThat(total.percent()).contains(75);
        });
        assertThat(book.lines(DAY, CostSplit.VENDOR)).extracting(CostLine::name).containsExactly("first", "second");
        assertThat(book.lines(DAY, CostSplit.CONNECTION))
                .extracting(CostLine::name)
                .containsExactly("first", "second");
        assertThat(book.lines(DAY, CostSplit.TEAM)).singleElement().satisfies(line -> {
            assertThat(line.key()).isEqualTo(team.toString());
            assertThat(line.name()).isEqualTo("Team");
        });
        assertThat(book.lines(DAY, CostSplit.MEMBER))
                .extracting(CostLine::key)
                .containsExactly(owner.user().toString(), second.user().toString());
        assertThat(book.lines(DAY, CostSplit.DAY))
                .singleElement()
                .extracting(CostLine::name)
                .isEqualTo("2026-11-20");
    }

    @Test
    void whatNobodyKnowsIsCountedAndNotTakenForNothing() {
        cost(job(owner, Order.of(14)), null, null, null);
        cost(job(owner, Order.of(14)), 39_000L, "LISTED", 39_000L);

        assertThat(book.lines(DAY, CostSplit.MODEL)).singleElement().satisfies(line -> {
            assertThat(line.attempts()).isEqualTo(2);
            assertThat(line.unknown()).isEqualTo(1);
            assertThat(line.cost()).isEqualTo(new Dollars(39_000));
            assertThat(line.percent()).isEmpty();
        });
    }

    @Test
    void aFailureCostsAndBringsNothing() {
        cost(job(owner, Order.of(14).charged(0)), 39_000L, "REPORTED", 39_000L);

        assertThat(book.total(DAY).margin()).isEqualByComparingTo("-0.039");
        assertThat(book.total(DAY).images()).isZero();
    }

    @Test
    void anotherDayIsNotCounted() {
        cost(job(owner, Order.of(14)), 39_000L, "REPORTED", 39_000L);

        assertThat(book.lines(new Period(TODAY.minusDays(1), TODAY.minusDays(1), UTC), CostSplit.VENDOR))
                .isEmpty();
    }

    @Test
    void reportsThatDifferFromTheListAreFound() {
        cost(job(owner, Order.of(14)), 39_000L, "REPORTED", 39_000L);
        var dearer = job(owner, Order.of(14));
        cost(dearer, 50_000L, "REPORTED", 39_000L);
        cost(job(owner, Order.of(14)), 40_000L, "REPORTED", 39_000L);
        cost(job(owner, Order.of(14)), 40_000L, "REPORTED", null);
        cost(job(owner, Order.of(14)), 39_000L, "LISTED", 39_000L);

        assertThat(book.drift(DAY, 5))
                .containsExactly(new CostDrift("first", 3, new Dollars(117_000), new Dollars(129_000), 1, 1));
        assertThat(book.drifting(DAY, 5, 10)).singleElement().satisfies(attempt -> {
            assertThat(attempt.job()).isEqualTo(dearer);
            assertThat(attempt.listed()).isEqualTo(new Dollars(39_000));
            assertThat(attempt.reported()).isEqualTo(new Dollars(50_000));
        });
        assertThat(book.drifting(DAY, 0, 10)).hasSize(2);
    }

    @Test
    void theFileHasTheLines() {
        cost(job(owner, Order.of(14)), 39_000L, "REPORTED", 39_000L);
        var file = new StringBuilder();

        csv.write(DAY, CostSplit.VENDOR, file);

        assertThat(file).endsWith("\"first\",\"first\",1,0,0.039000,1,14.00,0.140000,0.101000\r\n");
    }

    @Test
    void nobodyElseReadsIt() {
        CheckedRoles.signIn("ROLE_USER");

        assertThatThrownBy(() -> book.total(DAY)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> csv.write(DAY, CostSplit.DAY, new StringBuilder()))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void creditsAreWorthWhatTheInstallationSays() {
        assertThat(new CreditValue(new BigDecimal("0.0125")).of(new Credits(333)))
                .isEqualByComparingTo("0.041625");
    }

    private void cost(JobId job, @Nullable Long micros, @Nullable String source, @Nullable Long listed) {
        jdbc.update(
                "update attempt set cost = ?, cost_source = ?, listed_cost = ? where job_id = ?",
                micros,
                source,
                listed,
                job.value());
    }
}
