package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a connection may be given, and when it is left alone. */
abstract class ConnectionUseRules extends DispatchScenario {

    @Test
    void aConnectionMakesNoMoreAtOnceThanItMay() {
        atOnce(3);
        submit(ResolutionTier.ONE_K, 10);

        dispatcher.dispatch();
        dispatcher.dispatch();

        assertThat(inTheMaking(member)).isEqualTo(3);
    }

    @Test
    void aConnectionIsAskedNoMoreOftenAMinuteThanItMayBe() {
        jdbc.update("update vendor_connection set version = version + 1, submits_per_minute = 2 where name = 'first'");
        clock.advance(Duration.ofMinutes(2));
        submit(ResolutionTier.ONE_K, 5);

        dispatcher.dispatch();
        clock.advance(Duration.ofSeconds(59));
        dispatcher.dispatch();
        assertThat(inTheMaking(member)).isEqualTo(2);

        clock.advance(Duration.ofSeconds(2));
        dispatcher.dispatch();
        assertThat(inTheMaking(member)).isEqualTo(4);
    }

    @Test
    void runningWorkIsAskedForNoMoreOftenAMinuteThanItMayBe() {
        jdbc.update("update vendor_connection set version = version + 1, reads_per_minute = 6 where name = 'first'");
        var one = idsOf(member, submit(ResolutionTier.ONE_K, 2));
        one.forEach(steps::step);

        steps.step(one.get(0));
        var next = steps.step(one.get(1));

        assertThat(view(one.get(0)).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(view(one.get(1)).state()).isEqualTo(JobState.RUNNING);
        assertThat(next).contains(clock.instant().plusSeconds(10));
    }

    // Circuit breaker

    @Test
    void aConnectionThatKeepsFailingIsLeftAloneAndProbedWithOneJob() {
        connectionFails(5);
        submit(ResolutionTier.ONE_K, 4);
        dispatcher.dispatch();
        assertThat(inTheMaking(member)).isZero();

        clock.advance(Duration.ofSeconds(6));
        dispatcher.dispatch();
        dispatcher.dispatch();

        assertThat(inTheMaking(member)).isEqualTo(1);
    }

    @Test
    void aProbeThatWorksLetsEverythingThroughAgain() {
        connectionFails(5);
        clock.advance(Duration.ofSeconds(6));
        first.reset();
        var ids = idsOf(member, submit(ResolutionTier.ONE_K, 4));
        dispatcher.dispatch();
        ids.stream()
                .filter(id -> view(id).state() == JobState.SUBMITTING)
                .forEach(id -> steps.complete(engine.step(steps.pick(id)), id));

        dispatcher.dispatch();

        assertThat(inTheMaking(member)).isEqualTo(4);
        assertThat(timeline()).containsSubsequence("OPENED", "PROBED", "CLOSED");
    }

    @Test
    void aProbeThatFailsLeavesTheConnectionAloneForLonger() {
        connectionFails(5);
        clock.advance(Duration.ofSeconds(6));
        var probe = submitOne(ResolutionTier.ONE_K);
        steps.step(probe);

        clock.advance(Duration.ofSeconds(6));
        dispatcher.dispatch();
        assertThat(view(probe).state()).isEqualTo(JobState.QUEUED);

        clock.advance(Duration.ofSeconds(5));
        dispatcher.dispatch();
        assertThat(view(probe).state()).isEqualTo(JobState.SUBMITTING);
    }

    @Test
    void aFewFailuresAmongManySuccessesOpenNothing() {
        for (var job : idsOf(member, submit(ResolutionTier.ONE_K, 10))) {
            steps.step(job);
        }
        connectionFails(4);

        assertThat(timeline()).doesNotContain("OPENED");
    }

    @Test
    void aKeyThatIsNotAcceptedPausesTheConnectionUntilAnAdministratorActs() {
        first.onSubmit(request -> {
            throw failure(FailureKind.AUTHENTICATION, Acceptance.NOT_ACCEPTED);
        });
        atOnce(1);
        var ids = idsOf(member, submit(ResolutionTier.ONE_K, 2));
        dispatcher.dispatch();
        var refused = ids.stream()
                .filter(id -> view(id).state() == JobState.SUBMITTING)
                .findFirst()
                .orElseThrow();
        var waiting = ids.stream().filter(id -> !id.equals(refused)).findFirst().orElseThrow();
        steps.complete(engine.step(steps.pick(refused)), refused);
        clock.advance(Duration.ofMinutes(5));
        dispatcher.dispatch();
        assertThat(view(refused).state()).isEqualTo(JobState.FAILED);
        assertThat(view(waiting).state()).isEqualTo(JobState.QUEUED);

        first.reset();
        asAdministrator(() -> connections.resume(connections.all().getFirst().id(), member.user()));
        runToEnd(waiting);

        assertThat(view(waiting).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(timeline()).containsSubsequence("PAUSED", "RESUMED");
    }

    @Test
    void savingAConnectionThatIsOnEndsItsPause() {
        first.onSubmit(request -> {
            throw failure(FailureKind.BALANCE, Acceptance.NOT_ACCEPTED);
        });
        steps.step(submitOne(ResolutionTier.ONE_K));
        first.reset();

        asAdministrator(() -> {
            var paused = connections.all().stream()
                    .filter(connection -> connection.pause().isPresent())
                    .findFirst()
                    .orElseThrow();
            connections.change(paused.id(), true, paused.settings(), member.user());
        });
        var job = submitOne(ResolutionTier.ONE_K);
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aVendorThatAsksForARestGetsIt() {
        first.onSubmit(request -> {
            throw new ProviderException(
                    FailureKind.RATE_LIMITED, Acceptance.NOT_ACCEPTED, "Slow down", Duration.ofSeconds(30), null);
        });
        steps.step(submitOne(ResolutionTier.ONE_K));
        first.reset();
        var next = submitOne(ResolutionTier.ONE_K);

        clock.advance(Duration.ofSeconds(29));
        dispatcher.dispatch();
        assertThat(view(next).state()).isEqualTo(JobState.QUEUED);

        clock.advance(Duration.ofSeconds(2));
        dispatcher.dispatch();
        assertThat(view(next).state()).isEqualTo(JobState.SUBMITTING);
    }

    private void connectionFails(int times) {
        first.onSubmit(request -> {
            throw failure(FailureKind.VENDOR_ERROR, Acceptance.NOT_ACCEPTED);
        });
        for (var time = 0; time < times; time++) {
            steps.step(submitOne(ResolutionTier.ONE_K));
        }
        jobs.page(member.team(), null, 50).forEach(job -> generation.cancel(member, job.id()));
    }

    private List<String> timeline() {
        return jdbc.query("select kind from connection_event order by id", (row, number) -> row.getString("kind"));
    }
}
