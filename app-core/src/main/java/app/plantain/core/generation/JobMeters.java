package app.plantain.core.generation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts and times what this node does with jobs. What a transaction did counts once it is committed. */
@Component
class JobMeters {

    private final MeterRegistry meters;
    private final Clock clock;

    JobMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** A job went out to a connection. */
    void sent(Job job) {
        var waited = Duration.between(job.createdAt(), clock.instant());
        var model = job.lane().model().value();
        afterCommit(() -> Timer.builder("plantain.job.wait")
                .description("From the order of an image to its going out")
                .tag("model", model)
                .register(meters)
                .record(waited));
    }

    /** A job has ended. */
    void finished(Job job) {
        var took = Duration.between(job.createdAt(), clock.instant());
        var model = job.lane().model().value();
        var state = job.state().name().toLowerCase(Locale.ROOT);
        var failure =
                job.failure().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("none");
        afterCommit(() -> {
            Counter.builder("plantain.jobs.finished")
                    .description("Jobs that ended, by how")
                    .tags("model", model, "state", state, "failure", failure)
                    .register(meters)
                    .increment();
            Timer.builder("plantain.job.duration")
                    .description("From the order of an image to its end")
                    .tags("model", model, "state", state)
                    .register(meters)
                    .record(took);
        });
    }

    /** Takes a step, and times it. */
    StepEnd time(Step step, Supplier<StepEnd> work) {
        return Timer.builder("plantain.step")
                .description("The steps that jobs take")
                .tag("step", nameOf(step))
                .register(meters)
                .record(work);
    }

    private static String nameOf(Step step) {
        return switch (step) {
            case Step.Submit _ -> "submit";
            case Step.Check _ -> "check";
            case Step.Stop _ -> "stop";
            case Step.Find _ -> "find";
            case Step.Queue _ -> "queue";
            case Step.Nothing _ -> "nothing";
        };
    }

    private static void afterCommit(Runnable count) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count.run();
            }
        });
    }
}
