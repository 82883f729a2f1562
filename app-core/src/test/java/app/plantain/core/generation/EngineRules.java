package app.plantain.core.generation;

import static app.plantain.core.testing.ScriptedProvider.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.Reference;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.testing.ScriptedProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The life of a job, rule by rule, whichever database keeps it. */
abstract class EngineRules extends EngineScenario {

    @Test
    void aBatchIsJobsHoldsAndScheduledStepsAtOnce() {
        var batch = submit(ResolutionTier.ONE_K, 3);

        var created = jobs.ofBatch(member.team(), batch);
        assertThat(created).extracting(JobView::state).containsOnly(JobState.QUEUED);
        assertThat(balance()).isEqualTo(new Balance(Credits.of(79), Credits.of(21)));
        assertThat(created)
                .allSatisfy(job -> assertThat(scheduler.getScheduledExecution(
                                JobSchedule.TASK.instanceId(job.id().toString())))
                        .isPresent());
    }

    @Test
    void aBatchThatIsRolledBackLeavesNothing() {
        transaction.executeWithoutResult(status -> {
            submit(ResolutionTier.ONE_K, 3);
            status.setRollbackOnly();
        });

        assertThat(jobs.page(member.team(), null, 10)).isEmpty();
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
    }

    @Test
    void aJobGoesFromQueuedToAnImageThatIsPaid() {
        var job = submitOne(ResolutionTier.ONE_K);

        steps.step(job);
        assertThat(view(job).state()).isEqualTo(JobState.RUNNING);
        steps.step(job);

        var done = view(job);
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done.charged()).contains(Credits.of(7));
        assertThat(done.deliveredTier()).contains(ResolutionTier.ONE_K);
        assertThat(assets.find(member.team(), done.asset().orElseThrow())).isPresent();
        assertThat(balance()).isEqualTo(new Balance(Credits.of(93), Credits.ZERO));
    }

    @Test
    void anImageThatIsAnsweredAtOnceIsStoredAtOnce() {
        first.onSubmit(request -> new Submission.Delivered(picture(1024, 1024)));
        var job = submitOne(ResolutionTier.ONE_K);

        assertThat(steps.step(job)).isEmpty();

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void whatIsTakenTwiceIsPaidOnce() {
        var job = submitOne(ResolutionTier.ONE_K);
        runToEnd(job);

        assertThat(steps.step(job)).isEmpty();

        assertThat(balance()).isEqualTo(new Balance(Credits.of(93), Credits.ZERO));
        assertThat(first.submissions()).hasSize(1);
    }

    @Test
    void lessThanWasBoughtCostsLess() {
        first.onCheck(handle -> new Progress.Delivered(picture(1024, 1024)));
        var job = submitOne(ResolutionTier.FOUR_K);
        runToEnd(job);

        var done = view(job);
        assertThat(done.isShortDelivery()).isTrue();
        assertThat(done.deliveredTier()).contains(ResolutionTier.ONE_K);
        assertThat(done.charged()).contains(Credits.of(7));
        assertThat(balance()).isEqualTo(new Balance(Credits.of(93), Credits.ZERO));
    }

    @Test
    void moreThanWasBoughtCostsNoMore() {
        first.onCheck(handle -> new Progress.Delivered(picture(2048, 2048)));
        var job = submitOne(ResolutionTier.ONE_K);
        runToEnd(job);

        assertThat(view(job).charged()).contains(Credits.of(7));
    }

    @Test
    void theAttemptIsRecordedBeforeTheVendorIsAsked() {
        first.onSubmit(request -> {
            assertThat(jdbc.queryForObject(
                            "select count(*) from attempt where id = ? and outcome is null",
                            Integer.class,
                            request.attemptId()))
                    .isEqualTo(1);
            return ScriptedProvider.accepts();
        });

        runToEnd(submitOne(ResolutionTier.ONE_K));

        assertThat(first.submissions()).hasSize(1);
    }

    @Test
    void whatAVendorDidNotTakeGoesToTheNext() {
        connect("second", 5);
        first.onSubmit(request -> {
            throw failure(FailureKind.AUTHENTICATION, Acceptance.NOT_ACCEPTED);
        });
        var job = submitOne(ResolutionTier.ONE_K);
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.attempts(member.team(), job))
                .extracting(
                        AttemptView::connection, attempt -> attempt.outcome().orElseThrow())
                .containsExactly(tuple("first", Acceptance.NOT_ACCEPTED), tuple("second", Acceptance.ACCEPTED));
    }

    @Test
    void whatAVendorTookIsNeverSubmittedAgain() {
        connect("second", 5);
        first.onCheck(handle -> new Progress.Refused(FailureKind.CONTENT_BLOCKED, "The vendor refused the prompt"));
        var job = submitOne(ResolutionTier.ONE_K);
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.FAILED);
        assertThat(view(job).failure()).contains(FailureKind.CONTENT_BLOCKED);
        assertThat(view(job).message()).contains("The vendor refused the prompt");
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
        assertThat(second.submissions()).isEmpty();
    }

    @Test
    void whatOneVendorRefusesForItsContentIsNotOfferedToTheNext() {
        connect("second", 5);
        first.onSubmit(request -> {
            throw failure(FailureKind.CONTENT_BLOCKED, Acceptance.NOT_ACCEPTED);
        });
        var job = submitOne(ResolutionTier.ONE_K);
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.FAILED);
        assertThat(view(job).failure()).contains(FailureKind.CONTENT_BLOCKED);
        assertThat(second.submissions()).isEmpty();
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
    }

    @Test
    void aPassingFailureIsTriedAgainAfterAPause() {
        first.onSubmit(request -> {
            throw failure(FailureKind.RATE_LIMITED, Acceptance.NOT_ACCEPTED);
        });
        var job = submitOne(ResolutionTier.ONE_K);

        assertThat(steps.step(job)).contains(clock.instant().plusSeconds(2));
        assertThat(view(job).state()).isEqualTo(JobState.QUEUED);
        clock.advance(Duration.ofSeconds(2));
        assertThat(steps.step(job)).contains(clock.instant().plusSeconds(4));
        first.reset();
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aFailureThatDoesNotPassEndsAfterTheLimitOfAttempts() {
        first.onSubmit(request -> {
            throw failure(FailureKind.VENDOR_ERROR, Acceptance.NOT_ACCEPTED);
        });
        var job = submitOne(ResolutionTier.ONE_K);
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.FAILED);
        assertThat(first.submissions()).hasSize(6);
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
    }

    @Test
    void anAnswerThatWasLostIsNeverSubmittedAgainBlindly() {
        connect("second", 5);
        first.onSubmit(request -> {
            throw failure(FailureKind.TIMEOUT, Acceptance.IN_DOUBT);
        });
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(balance().held()).isEqualTo(Credits.of(7));
        assertThat(first.submissions()).hasSize(1);
        assertThat(second.submissions()).isEmpty();
    }

    @Test
    void aDoubtThatNobodyEndsGivesTheCreditsBackAfterItsTime() {
        var job = jobInDoubt();
        clock.advance(Duration.ofHours(25));
        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.FAILED);
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
    }

    @Test
    void aDoubtIsEndedByAVendorThatFindsTheAttempt() {
        var job = jobInDoubt();
        first.onFind(new Lookup.Found(new Handle("found")));
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(first.submissions()).hasSize(1);
    }

    @Test
    void aDoubtIsEndedByAVendorThatNeverSawTheAttempt() {
        var job = jobInDoubt();
        first.onSubmit(request -> ScriptedProvider.accepts());
        first.onFind(new Lookup.Absent());
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(first.submissions()).hasSize(2);
    }

    @Test
    void aPersonCanGiveUpADoubt() {
        var job = jobInDoubt();

        assertThat(generation.decide(member, job, Generation.Doubt.GIVE_UP)).isTrue();

        assertThat(view(job).state()).isEqualTo(JobState.FAILED);
        assertThat(balance().available()).isEqualTo(Credits.of(100));
        assertThat(generation.decide(member, job, Generation.Doubt.TRY_AGAIN)).isFalse();
    }

    @Test
    void aPersonCanTakeTheRiskOfAnotherTry() {
        var job = jobInDoubt();
        first.onSubmit(request -> ScriptedProvider.accepts());

        generation.decide(member, job, Generation.Doubt.TRY_AGAIN);
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(balance().available()).isEqualTo(Credits.of(93));
    }

    @Test
    void aJobThatWasKilledWhileSubmittingIsInDoubt() {
        var job = submitOne(ResolutionTier.ONE_K);
        dispatcher.dispatch();
        assertThat(view(job).state()).isEqualTo(JobState.SUBMITTING);
        steps.pick(job);

        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(first.submissions()).isEmpty();
    }

    @Test
    void aJobThatWasKilledWhileRunningGoesOnByItsHandle() {
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        first.onSubmit(request -> {
            throw new AssertionError("It was submitted again");
        });
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobThatTakesTooLongGivesItsCreditsBackAndItsLateImageIsFree() {
        first.onCheck(handle -> new Progress.Running(Duration.ofSeconds(5)));
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        clock.advance(Duration.ofMinutes(31));
        steps.step(job);
        assertThat(view(job).failure()).contains(FailureKind.TIMEOUT);
        assertThat(balance().available()).isEqualTo(Credits.of(100));

        first.onCheck(handle -> new Progress.Delivered(picture(1024, 1024)));
        steps.step(job);

        var late = view(job);
        assertThat(late.state()).isEqualTo(JobState.FAILED);
        assertThat(late.asset()).isPresent();
        assertThat(late.message().orElseThrow()).contains("late").contains("cost nothing");
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
    }

    @Test
    void aCancelledJobGivesItsCreditsBackAndTheVendorIsAskedToStop() {
        first.onCancel(Cancellation.CANCELLED);
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);

        assertThat(generation.cancel(member, job)).isTrue();
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));

        assertThat(steps.step(job)).isEmpty();
        assertThat(view(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(generation.cancel(member, job)).isFalse();
    }

    @Test
    void anImageThatComesAfterItsJobWasCancelledIsFree() {
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        generation.cancel(member, job);
        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(view(job).asset()).isPresent();
        assertThat(balance().available()).isEqualTo(Credits.of(100));
    }

    @Test
    void anAnswerThatCrossesACancellationIsStillRecorded() {
        var job = submitOne(ResolutionTier.ONE_K);
        first.onSubmit(request -> {
            generation.cancel(member, job);
            return ScriptedProvider.accepts();
        });
        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.attempts(member.team(), job).getFirst().outcome()).contains(Acceptance.ACCEPTED);
        assertThat(balance().available()).isEqualTo(Credits.of(100));
    }

    @Test
    void whatIsNoPictureIsNotPaid() {
        first.onCheck(handle -> new Progress.Delivered(
                new ImageFile("image/png", "<html>Busy</html>".getBytes(StandardCharsets.UTF_8))));
        var job = submitOne(ResolutionTier.ONE_K);
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.FAILED);
        assertThat(view(job).failure()).contains(FailureKind.NO_IMAGE);
        assertThat(balance().available()).isEqualTo(Credits.of(100));
    }

    @Test
    void anAdapterThatBreaksLeavesADoubtAndNotALoss() {
        first.onSubmit(request -> {
            throw new IllegalStateException("Broken");
        });
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.IN_DOUBT);
    }

    @Test
    void theVendorGetsTheReferencesInTheirOrder() {
        var one = references.add(member, "one.png", picture(10, 10).bytes());
        var two = references.add(member, "two.png", picture(20, 20).bytes());
        var batch = generation.submit(
                member,
                new BatchRequest(
                        BatchSource.STUDIO,
                        new ImageOrder(
                                new ModelId("nano-banana-2"),
                                "A leaf",
                                AspectRatio.SQUARE,
                                ResolutionTier.ONE_K,
                                1,
                                List.of(two, one))));
        steps.step(jobs.ofBatch(member.team(), batch).getFirst().id());

        assertThat(first.submissions().getFirst().references())
                .extracting(Reference::image)
                .containsExactly(picture(20, 20), picture(10, 10));
    }

    @Test
    void wrongRequestsAreRefusedAndChangeNothing() {
        refused("   ", ResolutionTier.ONE_K, "1:1", 1, "Write what you want to see");
        refused("A leaf", ResolutionTier.ONE_K, "1:1", 0, "1 to 100 images");
        refused("A leaf", ResolutionTier.ONE_K, "1:1", 101, "1 to 100 images");
        refused("x".repeat(100_000), ResolutionTier.ONE_K, "1:1", 1, "Shorten it to 200");
        refused("A leaf", ResolutionTier.ONE_K, "3:2", 1, "Choose one of: 1:1, 16:9");
        refused("A leaf", ResolutionTier.FOUR_K, "1:1", 7, "needs 105 credits");

        assertThat(jobs.page(member.team(), null, 10)).isEmpty();
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
    }

    @Test
    void anotherTeamSeesNothingOfAJob() {
        var job = submitOne(ResolutionTier.ONE_K);
        runToEnd(job);
        var asset = view(job).asset().orElseThrow();
        var stranger = newMember();

        assertThat(jobs.find(stranger.team(), job)).isEmpty();
        assertThat(jobs.page(stranger.team(), null, 10)).isEmpty();
        assertThat(jobs.attempts(stranger.team(), job)).isEmpty();
        assertThat(jobs.ofBatch(stranger.team(), view(job).batch())).isEmpty();
        assertThat(assets.find(stranger.team(), asset)).isEmpty();
        assertThatThrownBy(() -> generation.cancel(stranger, job)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> generation.decide(stranger, job, Generation.Doubt.GIVE_UP))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void anotherTeamsReferenceIsRefused() {
        var foreign = references.add(newMember(), "one.png", picture(10, 10).bytes());

        assertThatThrownBy(() -> generation.submit(
                        member,
                        new BatchRequest(
                                BatchSource.STUDIO,
                                new ImageOrder(
                                        new ModelId("nano-banana-2"),
                                        "A leaf",
                                        AspectRatio.SQUARE,
                                        ResolutionTier.ONE_K,
                                        1,
                                        List.of(foreign)))))
                .isInstanceOf(RefusedRequest.class);
    }
}
