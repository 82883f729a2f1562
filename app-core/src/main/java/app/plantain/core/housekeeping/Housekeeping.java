package app.plantain.core.housekeeping;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Does the chores, and says what came of them. */
@Service
public class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final List<Chore> chores;
    private final HousekeepingRuns runs;
    private final HousekeepingProperties properties;
    private final Clock clock;

    Housekeeping(List<Chore> chores, HousekeepingRuns runs, HousekeepingProperties properties, Clock clock) {
        this.chores = chores.stream().sorted(Comparator.comparing(Chore::name)).toList();
        this.runs = runs;
        this.properties = properties;
        this.clock = clock;
    }

    /** All chores, each with its last run. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public List<ChoreReport> reports() {
        return lastRuns();
    }

    /**
     * Does all chores now, as an administrator asks.
     *
     * @throws RuntimeException where a chore broke; the others were done
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public void doNow() {
        round(chores);
    }

    /** The pause between two rounds. */
    public Duration every() {
        return properties.every();
    }

    /** Does all chores that do not rest. */
    void round() {
        round(chores.stream().filter(chore -> !rests(chore)).toList());
    }

    private boolean rests(Chore chore) {
        return runs.last(chore.name())
                .filter(run -> clock.instant().isBefore(run.at().plus(chore.rest())))
                .isPresent();
    }

    /** One that breaks keeps none of the others from being done, and is told of at the end. */
    private void round(List<Chore> due) {
        runs.forgetBefore(clock.instant().minus(properties.keep()));
        Optional<RuntimeException> broken = Optional.empty();
        for (var chore : due) {
            try {
                take(chore);
            } catch (RuntimeException failure) {
                LOG.error("Housekeeping could not look for {}", chore.title(), failure);
                broken = Optional.of(failure);
            }
        }
        broken.ifPresent(failure -> {
            throw failure;
        });
    }

    private void take(Chore chore) {
        var finding = chore.run();
        if (finding.found() > 0) {
            LOG.warn(
                    "Housekeeping found {} {} and mended {}: {}",
                    finding.found(),
                    chore.name(),
                    finding.mended(),
                    finding.detail());
        }
        runs.add(chore.name(), clock.instant().truncatedTo(ChronoUnit.MICROS), finding);
    }

    List<ChoreReport> lastRuns() {
        return chores.stream()
                .map(chore -> new ChoreReport(chore.name(), chore.title(), runs.last(chore.name())))
                .toList();
    }
}
