package app.plantain.core.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.plantain.core.housekeeping.ChoreReport.Run;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import plantain.testing.CoreTestApplication;

/** How rounds go, whatever the chores are. */
@OnH2
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
class RoundTests {

    private static final Finding TWO_OF_THREE = new Finding(3, 2, "One is left");

    @Autowired
    HousekeepingRuns runs;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void nothingIsOnRecord() {
        jdbc.update("delete from housekeeping_run");
    }

    @Test
    void theLastRunOfEachChoreIsReported() {
        var house = house(chore("clean", () -> Finding.NOTHING), chore("messy", () -> TWO_OF_THREE));
        house.round();
        house.round();

        assertThat(house.lastRuns())
                .extracting(ChoreReport::name, report -> report.last().map(Run::finding))
                .containsExactly(
                        tuple("clean", Optional.of(Finding.NOTHING)), tuple("messy", Optional.of(TWO_OF_THREE)));
    }

    @Test
    void aChoreThatBreaksKeepsNoOtherFromBeingDone() {
        var house = house(
                chore("a-breaks", () -> {
                    throw new IllegalStateException("The disk is away");
                }),
                chore("b-works", () -> TWO_OF_THREE));

        assertThatThrownBy(house::round).hasMessage("The disk is away");

        assertThat(house.lastRuns())
                .extracting(report -> report.last().isPresent())
                .containsExactly(false, true);
    }

    @Test
    void aChoreThatRestsIsLeftOutUntilItHasRested() {
        var times = new AtomicInteger();
        var house = house(resting(Duration.ofHours(2), times));
        house.round();
        clock.advance(Duration.ofMinutes(119));
        house.round();
        assertThat(times).hasValue(1);

        clock.advance(Duration.ofMinutes(1));
        house.round();

        assertThat(times).hasValue(2);
        clock.reset();
    }

    @Test
    void anAdministratorNeedNotWaitForItsRest() {
        var times = new AtomicInteger();
        var house = house(resting(Duration.ofHours(2), times));
        house.round();

        house.doNow();

        assertThat(times).hasValue(2);
    }

    @Test
    void oldRunsAreForgotten() {
        var house = house(chore("clean", () -> Finding.NOTHING));
        house.round();
        clock.advance(Duration.ofDays(31));
        house.round();

        assertThat(jdbc.queryForObject("select count(*) from housekeeping_run", Integer.class))
                .isEqualTo(1);
        clock.reset();
    }

    @Test
    void metricsTellWhatIsLeftAndHowOldThatIs() {
        var messy = chore("messy", () -> TWO_OF_THREE);
        var registry = new SimpleMeterRegistry();
        new HousekeepingMetrics(runs, List.of(messy), clock).bindTo(registry);
        assertThat(registry.get("plantain.housekeeping.left").gauge().value()).isNaN();

        house(messy).round();
        clock.advance(Duration.ofSeconds(90));

        assertThat(registry.get("plantain.housekeeping.found").gauge().value()).isEqualTo(3);
        assertThat(registry.get("plantain.housekeeping.left").gauge().value()).isEqualTo(1);
        assertThat(registry.get("plantain.housekeeping.age.seconds").gauge().value())
                .isEqualTo(90);
        clock.reset();
    }

    private Housekeeping house(Chore... chores) {
        return new Housekeeping(
                List.of(chores), runs, new HousekeepingProperties(Duration.ofHours(1), Duration.ofDays(30)), clock);
    }

    private static Chore resting(Duration rest, AtomicInteger times) {
        return chore("rests", rest, () -> {
            times.incrementAndGet();
            return Finding.NOTHING;
        });
    }

    private static Chore chore(String name, Supplier<Finding> work) {
        return chore(name, Duration.ZERO, work);
    }

    private static Chore chore(String name, Duration rest, Supplier<Finding> work) {
        return new Chore() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String title() {
                return name;
            }

            @Override
            public Duration rest() {
                return rest;
            }

            @Override
            public Finding run() {
                return work.get();
            }
        };
    }
}
