package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.testing.ScriptedProvider;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people can do with jobs that wait, run or have failed. */
abstract class InterventionRules extends DispatchScenario {

    @Test
    void aPausedBatchWaitsAndItsTimeStandsStill() {
        atOnce(1);
        var batch = submit(ResolutionTier.ONE_K, 2);
        dispatcher.dispatch();
        assertThat(generation.pause(member, batch)).isTrue();
        assertThat(generation.pause(member, batch)).isFalse();
        finishOneOf(member);
        dispatcher.dispatch();
        var paused = idsOf(member, batch).get(1);
        clock.advance(Duration.ofHours(2));
        steps.step(paused);

        assertThat(view(paused).state()).isEqualTo(JobState.QUEUED);
        assertThat(view(paused).paused()).isTrue();

        assertThat(generation.resume(member, batch)).isTrue();
        runToEnd(paused);
        assertThat(view(paused).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void anAdministratorStopsEverythingFromGoingOut() {
        asAdministrator(() -> control.pause(member.user()));
        var job = submitOne(ResolutionTier.ONE_K);
        dispatcher.dispatch();
        assertThat(view(job).state()).isEqualTo(JobState.QUEUED);

        asAdministrator(() -> control.resume(member.user()));
        dispatcher.dispatch();
        assertThat(view(job).state()).isEqualTo(JobState.SUBMITTING);
    }

    @Test
    void failedJobsAreTriedAgainAsNewOnesWithTheirOwnPicture() {
        first.onSubmit(request -> {
            throw failure(FailureKind.CONTENT_BLOCKED, Acceptance.ACCEPTED);
        });
        var ids = idsOf(member, submit(ResolutionTier.ONE_K, 3));
        steps.step(ids.get(2));
        first.reset();
        assertThat(view(ids.get(2)).canBeRetried()).isTrue();

        var again =
                idsOf(member, generation.retry(member, ids, Optional.empty()).getFirst());
        assertThat(again).hasSize(1);
        runToEnd(again.getFirst());

        assertThat(view(again.getFirst()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(view(again.getFirst()).retryOf()).contains(ids.get(2));
        assertThat(view(ids.get(2)).retriedAs()).contains(again.getFirst());
        assertThat(first.submissions().getLast().variation()).isEqualTo(2);
        assertThat(generation.retry(member, ids, Optional.empty())).isEmpty();
    }

    @Test
    void aFailedJobCanBeTriedAtAnotherVendor() {
        connect("second", 5);
        first.onSubmit(request -> {
            throw failure(FailureKind.CONTENT_BLOCKED, Acceptance.ACCEPTED);
        });
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);

        var again = generation.retry(member, List.of(job), Optional.of(new VendorId("second")));
        runToEnd(idsOf(member, again.getFirst()).getFirst());

        assertThat(second.submissions()).hasSize(1);
        assertThat(first.submissions()).hasSize(1);
    }

    @Test
    void allOpenJobsOfABatchAreCancelledAtOnce() {
        atOnce(1);
        var batch = submit(ResolutionTier.ONE_K, 3);
        dispatcher.dispatch();
        finishOneOf(member);

        assertThat(generation.cancel(member, batch)).isEqualTo(2);
        assertThat(generation.cancel(member, batch)).isZero();

        assertThat(balance()).isEqualTo(new Balance(Credits.of(93), Credits.ZERO));
        assertThat(jdbc.queryForObject(
                        "select sum(waiting) from queue_turn where team_id = ?",
                        Integer.class,
                        member.team().value()))
                .isZero();
    }

    @Test
    void aJobThatIsCancelledWhileItWaitsHasNoStepLeft() {
        atOnce(1);
        var batch = submit(ResolutionTier.ONE_K, 2);
        dispatcher.dispatch();
        var ids = idsOf(member, batch);

        generation.cancel(member, batch);

        var waited = ids.stream().filter(job -> !steps.exists(job)).toList();
        assertThat(waited).hasSize(1);
        assertThat(jobs.attempts(member.team(), waited.getFirst())).isEmpty();
    }

    @Test
    void aStepThatIsBeingTakenEndsTheExecutionOfAJobThatIsCancelledMeanwhile() {
        var job = submitOne(ResolutionTier.ONE_K);
        var taken = steps.pick(job);

        generation.cancel(member, job);

        assertThat(steps.exists(job)).isTrue();
        assertThat(engine.step(taken)).isEqualTo(new StepEnd.Last());
    }

    @Test
    void anotherTeamCanDoNothingWithABatch() {
        var batch = submit(ResolutionTier.ONE_K, 1);
        var rival = rival();

        assertThatThrownBy(() -> generation.pause(rival, batch)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> generation.resume(rival, batch)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> generation.prioritise(rival, batch, Priority.FIRST))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(generation.cancel(rival, batch)).isZero();
        generation.cancel(member, batch);
        assertThat(generation.retry(rival, idsOf(member, batch), Optional.empty()))
                .isEmpty();
    }

    @Test
    void workThatAVendorTookAndDoesNotBillIsTriedAgain() {
        first.billsNoFailures();
        first.onSubmit(request -> {
            throw failure(FailureKind.VENDOR_ERROR, Acceptance.ACCEPTED);
        });
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        assertThat(view(job).state()).isEqualTo(JobState.QUEUED);

        first.onSubmit(request -> ScriptedProvider.accepts());
        clock.advance(Duration.ofSeconds(3));
        runToEnd(job);
        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(balance().available()).isEqualTo(Credits.of(93));
    }
}
