package app.plantain.core.generation;

import static app.plantain.core.testing.ScriptedProvider.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.HoldId;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.testing.OnH2;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine tells those who watch it. */
@OnH2
class MetricsTests extends EngineScenario {

    @Autowired
    MeterRegistry meters;

    @Autowired
    List<MeterBinder> binders;

    private final SimpleMeterRegistry gauges = new SimpleMeterRegistry();

    @BeforeEach
    void nothingIsCounted() {
        jdbc.queryForList("select hold_id from job where finished_at is null", UUID.class)
                .forEach(hold -> transaction.executeWithoutResult(
                        _ -> ledger.release(new HoldId(hold), "It was of another test")));
        jdbc.update(
                "update job set state = 'CANCELLED', charged = 0, finished_at = created_at where finished_at is null");
        jdbc.update("update queue_turn set waiting = 0");
        binders.forEach(binder -> binder.bindTo(gauges));
        meters.clear();
    }

    @Test
    void waitingJobsAreToldWithTheirAgeAndTheirHolds() {
        submit(ResolutionTier.ONE_K, 3);
        clock.advance(Duration.ofSeconds(40));

        assertThat(gauge("plantain.queue.depth")).isEqualTo(3);
        assertThat(gauge("plantain.queue.oldest.seconds")).isEqualTo(40);
        assertThat(gauges.get("plantain.jobs.open")
                        .tag("state", "queued")
                        .gauge()
                        .value())
                .isEqualTo(3);
        assertThat(gauge("plantain.holds.open")).isGreaterThanOrEqualTo(3);
        assertThat(gauge("plantain.holds.credits")).isGreaterThanOrEqualTo(21);
    }

    @Test
    void aJobCountsOnceWhenItHasEnded() {
        first.onSubmit(request -> new Submission.Delivered(picture(1024, 1024)));
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);

        assertThat(meters.get("plantain.jobs.finished")
                        .tag("state", "succeeded")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("plantain.step").tag("step", "submit").timer().count())
                .isEqualTo(1);
        assertThat(meters.get("plantain.job.wait").timer().count()).isEqualTo(1);
        assertThat(meters.get("plantain.vendor.call")
                        .tags("vendor", "first", "call", "submit", "result", "ok")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void failuresOfVendorsAreCountedByKindAndOpenBreakersAreShown() {
        first.onSubmit(request -> {
            throw failure(FailureKind.VENDOR_ERROR, Acceptance.NOT_ACCEPTED);
        });
        for (var number = 0; number < 5; number++) {
            steps.step(submitOne(ResolutionTier.ONE_K));
        }

        assertThat(meters.get("plantain.vendor.call")
                        .tag("result", "vendor_error")
                        .timer()
                        .count())
                .isEqualTo(5);
        assertThat(gauge("plantain.breakers.open")).isEqualTo(1);
        assertThat(gauges.get("plantain.breaker")
                        .tags("connection", "first", "model", "nano-banana-2")
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    private double gauge(String name) {
        return gauges.get(name).gauge().value();
    }
}
