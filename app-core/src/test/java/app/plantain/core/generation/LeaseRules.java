package app.plantain.core.generation;

import static app.plantain.core.testing.ScriptedProvider.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.gallery.ImageStorage;
import app.plantain.core.gallery.Recipe;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Router;
import app.plantain.core.testing.ScriptedProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a node may still do with a job that another has taken over, and how doubts end. */
abstract class LeaseRules extends EngineScenario {

    @Autowired
    Handover handover;

    @Autowired
    Doubts doubts;

    @Autowired
    JobOutcomes outcomes;

    @Autowired
    ImageStorage storage;

    @Autowired
    VendorRequests requests;

    @Autowired
    Router router;

    @Autowired
    StatusChecks checks;

    @Autowired
    JobMeters meters;

    @Test
    void aNodeThatLostItsLeaseCompletesNothingAndLosesNothing() {
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        var frozen = steps.pick(job);
        first.onCheck(handle -> {
            steps.pick(job);
            return new Progress.Delivered(picture(1024, 1024));
        });
        engine.step(frozen);

        assertThat(view(job).state()).isEqualTo(JobState.RUNNING);
        assertThat(balance().held()).isEqualTo(Credits.of(7));

        steps.step(job);
        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(balance()).isEqualTo(new Balance(Credits.of(93), Credits.ZERO));
    }

    @Test
    void aNodeThatWasFrozenOnItsWayToTheVendorSendsNothing() {
        var job = submitOne(ResolutionTier.ONE_K);
        dispatcher.dispatch();
        var lease = steps.pick(job);
        var later = Clock.offset(clock, Duration.ofSeconds(20));
        var frozen = new JobEngine(handover, claims, outcomes, router, checks, requests, storage, meters, later);

        assertThatThrownBy(() -> frozen.step(lease)).isInstanceOf(BeforeTheStep.class);

        assertThat(first.submissions()).isEmpty();
        steps.complete(new StepEnd.ComeAgain(clock.instant()), job);
        claims.sendLater(lease);
        steps.step(job);
        assertThat(view(job).state()).isEqualTo(JobState.RUNNING);
        assertThat(first.submissions()).hasSize(1);
    }

    @Test
    void anImageThatAFrozenNodeWasAnsweredEndsTheDoubtOfTheNextOne() {
        first.onSubmit(request -> {
            // Another node revives the job while this one is frozen in the middle of its call.
            var job = new JobId(uuid("select job_id from attempt where id = ?", request.attemptId()));
            steps.complete(engine.step(steps.pick(job)), job);
            assertThat(view(job).state()).isEqualTo(JobState.IN_DOUBT);
            return new Submission.Delivered(picture(1024, 1024));
        });
        var job = submitOne(ResolutionTier.ONE_K);
        dispatcher.dispatch();
        engine.step(steps.pick(job));
        assertThat(view(job).state()).isEqualTo(JobState.IN_DOUBT);

        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(first.submissions()).hasSize(1);
        assertThat(balance()).isEqualTo(new Balance(Credits.of(93), Credits.ZERO));
    }

    @Test
    void anImageOfAnEndedJobThatAFrozenNodeBringsIsFree() {
        first.onSubmit(request -> {
            var job = new JobId(uuid("select job_id from attempt where id = ?", request.attemptId()));
            steps.complete(engine.step(steps.pick(job)), job);
            generation.decide(member, job, Generation.Doubt.GIVE_UP);
            jdbc.update("delete from scheduled_tasks where task_instance = ?", job.toString());
            return new Submission.Delivered(picture(1024, 1024));
        });
        var job = submitOne(ResolutionTier.ONE_K);
        dispatcher.dispatch();
        engine.step(steps.pick(job));

        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.FAILED);
        assertThat(view(job).asset()).isPresent();
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
    }

    @Test
    void aStepThatBrokeBeforeItSentAnythingLeavesNoDoubt() {
        var job = submitOne(ResolutionTier.ONE_K);
        dispatcher.dispatch();
        var broken = steps.pick(job);
        steps.complete(new StepEnd.ComeAgain(clock.instant()), job);
        claims.sendLater(broken);

        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.RUNNING);
        assertThat(first.submissions()).hasSize(1);
    }

    @Test
    void aJobsExecutionEndsWithTheTransactionThatFinishesTheJob() {
        first.onSubmit(request -> new Submission.Delivered(picture(1024, 1024)));
        var job = submitOne(ResolutionTier.ONE_K);
        dispatcher.dispatch();

        var end = engine.step(steps.pick(job));

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(steps.exists(job)).isFalse();
        assertThat(end).isEqualTo(new StepEnd.Gone());
    }

    @Test
    void aFinishedJobWhoseImageMayStillComeKeepsItsExecution() {
        var job = submitOne(ResolutionTier.ONE_K);
        first.onSubmit(request -> {
            generation.cancel(member, job);
            return ScriptedProvider.accepts();
        });
        dispatcher.dispatch();

        var end = engine.step(steps.pick(job));

        assertThat(view(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(steps.exists(job)).isTrue();
        assertThat(end).isInstanceOf(StepEnd.ComeAgain.class);
    }

    @Test
    void aStepWhoseJobHasBecomeAnotherNodesLeavesTheExecutionToThat() {
        var job = submitOne(ResolutionTier.ONE_K);
        dispatcher.dispatch();
        var frozen = steps.pick(job);
        first.onSubmit(request -> {
            steps.pick(job);
            return new Submission.Delivered(picture(1024, 1024));
        });

        var end = engine.step(frozen);

        assertThat(end).isEqualTo(new StepEnd.Gone());
        assertThat(steps.exists(job)).isTrue();
    }

    @Test
    void aStepThatCannotBeginSinceItsJobIsAnotherNodesLeavesTheExecutionToThat() {
        var job = submitOne(ResolutionTier.ONE_K);
        dispatcher.dispatch();
        steps.pick(job);
        var lost = steps.pick(job);
        steps.pick(job);

        var end = engine.step(lost);

        assertThat(end).isEqualTo(new StepEnd.Gone());
        assertThat(first.submissions()).isEmpty();
        assertThat(view(job).state()).isEqualTo(JobState.SUBMITTING);
    }

    @Test
    void theImageOfASecondTryIsFetchedThoughTheFirstOneCameAfterAll() {
        var job = jobInDoubt();
        var firstTry = uuid("select id from attempt where job_id = ?", job.value());
        generation.decide(member, job, Generation.Doubt.TRY_AGAIN);
        first.onSubmit(request -> ScriptedProvider.accepts());
        steps.step(job);
        var late = workOf(new Lease(job, 0), firstTry);
        outcomes.record(
                late, new Evidence.Delivered(storage.store(picture(1024, 1024).bytes())));
        steps.step(job);
        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);

        first.onCheck(handle -> new Progress.Delivered(picture(1024, 1000)));
        steps.step(job);

        assertThat(assets.page(member.team(), null, 10)).hasSize(2);
        assertThat(balance()).isEqualTo(new Balance(Credits.of(93), Credits.ZERO));
        assertThat(steps.exists(job)).isFalse();
    }

    @Test
    void aTryThatWasNotSentYetIsDroppedWhenTheFirstOneCameAfterAll() {
        var job = jobInDoubt();
        var firstTry = uuid("select id from attempt where job_id = ?", job.value());
        generation.decide(member, job, Generation.Doubt.TRY_AGAIN);
        dispatcher.dispatch();
        outcomes.record(
                workOf(new Lease(job, 0), firstTry),
                new Evidence.Delivered(storage.store(picture(1024, 1024).bytes())));
        var sent = first.submissions().size();

        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(first.submissions()).hasSize(sent);
        assertThat(jdbc.queryForObject(
                        "select count(*) from attempt where ended_at is null and job_id = ?",
                        Integer.class,
                        job.value()))
                .isZero();
    }

    @Test
    void aDoubtWaitsForThePersonWhereTheTeamHasNoRule() {
        var job = jobInDoubt();
        assertThat(view(job).needsDecision(clock.instant())).isFalse();
        clock.advance(Duration.ofMinutes(3));
        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(view(job).needsDecision(clock.instant())).isTrue();
    }

    @Test
    void aTeamsRuleGivesADoubtUp() {
        doubts.follow(member.team(), Doubts.Rule.GIVE_UP);
        var job = jobInDoubt();
        clock.advance(Duration.ofMinutes(3));
        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.FAILED);
        assertThat(balance().available()).isEqualTo(Credits.of(100));
    }

    @Test
    void aTeamsRuleTriesAgainAtItsOwnRiskButNotForEver() {
        doubts.follow(member.team(), Doubts.Rule.TRY_AGAIN);
        var job = jobInDoubt();
        for (var minute = 0; minute < 40 && !view(job).state().isFinished(); minute++) {
            clock.advance(Duration.ofMinutes(3));
            steps.step(job);
        }

        assertThat(view(job).state()).isEqualTo(JobState.FAILED);
        assertThat(first.submissions()).hasSize(6);
        assertThat(jobs.attempts(member.team(), job))
                .allMatch(attempt -> attempt.outcome().orElseThrow() == Acceptance.IN_DOUBT);
    }

    @Test
    void aJobThatTheRuleTriesAgainIsCountedOnceInTheLine() {
        doubts.follow(member.team(), Doubts.Rule.TRY_AGAIN);
        var job = jobInDoubt();
        clock.advance(Duration.ofMinutes(3));
        steps.step(job);

        assertThat(view(job).state()).isEqualTo(JobState.QUEUED);
        assertThat(jdbc.queryForObject(
                        "select sum(waiting) from queue_turn where team_id = ?",
                        Integer.class,
                        member.team().value()))
                .isEqualTo(1);
    }

    @Test
    void aJobThatWasGivenUpIsStillLookedForAndItsImageIsFree() {
        var job = jobInDoubt();
        generation.decide(member, job, Generation.Doubt.GIVE_UP);
        first.onFind(new Lookup.Found(new Handle("found")));
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.FAILED);
        assertThat(view(job).asset()).isPresent();
        assertThat(balance().available()).isEqualTo(Credits.of(100));
    }

    @Test
    void aSecondImageOfAJobThatWasTriedAgainIsKeptAndFree() {
        var job = jobInDoubt();
        var lost = first.submissions().getFirst().attemptId();
        generation.decide(member, job, Generation.Doubt.TRY_AGAIN);
        first.onSubmit(request -> ScriptedProvider.accepts());
        dispatcher.dispatch();
        var frozen = new Lease(job, 0);
        var image = storage.store(picture(1024, 1024).bytes());
        outcomes.record(workOf(frozen, lost), new Evidence.Delivered(image));
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(balance()).isEqualTo(new Balance(Credits.of(93), Credits.ZERO));
    }

    @Test
    void whatContradictsACertainAnswerIsNotBelieved() {
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        var attempt = first.submissions().getFirst().attemptId();

        outcomes.record(
                workOf(new Lease(job, 0), attempt),
                new Evidence.NotAccepted(FailureKind.TIMEOUT, "Never received", Optional.empty()));

        assertThat(jobs.attempts(member.team(), job).getFirst().outcome()).contains(Acceptance.ACCEPTED);
        runToEnd(job);
        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    private UUID uuid(String query, UUID key) {
        return Objects.requireNonNull(jdbc.queryForObject(query, UUID.class, key));
    }

    private Work workOf(Lease lease, UUID attempt) {
        var connection = connections
                .find(new ConnectionId(uuid("select connection_id from attempt where id = ?", attempt)))
                .orElseThrow();
        var view = view(lease.job());
        return new Work(
                lease,
                clock.instant(),
                clock.instant().plus(Duration.ofHours(1)),
                view.batch(),
                attempt,
                connection,
                member,
                new Recipe(connection.vendor(), view.model(), view.prompt(), view.aspectRatio(), view.tier()),
                0,
                List.of());
    }
}
