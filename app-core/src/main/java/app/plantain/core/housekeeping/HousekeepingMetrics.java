package app.plantain.core.housekeeping;

import app.plantain.core.housekeeping.ChoreReport.Run;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What the last round found, and how long ago it was: an alarm on either tells that something is wrong. */
@Component
class HousekeepingMetrics implements MeterBinder {

    private final HousekeepingRuns runs;
    private final List<Chore> chores;
    private final Clock clock;

    HousekeepingMetrics(HousekeepingRuns runs, List<Chore> chores, Clock clock) {
        this.runs = runs;
        this.chores = chores;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        chores.forEach(chore -> {
            gauge(registry, "found", chore, run -> run.finding().found(), "What the last run found");
            gauge(registry, "left", chore, run -> run.finding().left(), "What the last run left for a person");
            gauge(
                    registry,
                    "age.seconds",
                    chore,
                    run -> Duration.between(run.at(), clock.instant()).toSeconds(),
                    "How long ago the last run was");
        });
    }

    private void gauge(
            MeterRegistry registry, String name, Chore chore, ToDoubleFunction<Run> value, String description) {
        Gauge.builder("plantain.housekeeping." + name, () -> lastOf(chore, value))
                .tag("chore", chore.name())
                .description(description)
                .register(registry);
    }

    /** Not a number until the chore was done once. */
    private double lastOf(Chore chore, ToDoubleFunction<Run> value) {
        return runs.last(chore.name()).map(value::applyAsDouble).orElse(Double.NaN);
    }
}
