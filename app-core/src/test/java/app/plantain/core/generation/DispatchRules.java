package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.testing.ScriptedProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose turn it is, what a connection may be given, and what people can do with jobs that wait. */
abstract class DispatchRules extends EngineScenario {

    @Autowired
    QueuePlaces places;

    @Autowired
    EngineControl control;

    @BeforeEach
    void nothingElseWaits() {
        jdbc.update("update queue_turn set waiting = 0");
        jdbc.update("update engine set paused_at = null, paused_by = null");
        jdbc.update("update attempt set ended_at = started_at where ended_at is null");
    }

    // Fair share

    @Test
    void aTeamWithOneJobDoesNotWaitBehindAnothersMany() {
        atOnce(3);
        submit(ResolutionTier.ONE_K, 10);
        dispatcher.dispatch();
        var rival = rival();
        var single = idsOf(rival, submit(rival, ResolutionTier.ONE_K, 1)).getFirst();

        finishOneOf(member);
        dispatcher.dispatch();

        assertThat(inTheMaking(rival)).isEqualTo(1);
        assertThat(jobs.find(rival.team(), single).orElseThrow().state()).isEqualTo(JobState.SUBMITTING);
        assertThat(inTheMaking(member)).isEqualTo(2);
    }

    @Test
    void teamsTakeTurns() {
        atOnce(4);
        var rival = rival();
        submit(ResolutionTier.ONE_K, 10);
        submit(rival, ResolutionTier.ONE_K, 10);

        dispatcher.dispatch();

        assertThat(inTheMaking(member)).isEqualTo(2);
        assertThat(inTheMaking(rival)).isEqualTo(2);
    }

    @Test
    void aTeamsOwnJobsGoByPriorityAndThenByAge() {
        atOnce(1);
        var older = idsOf(member, submit(ResolutionTier.ONE_K, 2));
        var urgent = submit(ResolutionTier.ONE_K, 1);
        generation.prioritise(member, urgent, Priority.FIRST);
        var order = new ArrayList<JobId>();

        for (var turn = 0; turn < 3; turn++) {
            dispatcher.dispatch();
            order.add(finishOneOf(member));
        }

        assertThat(order).containsExactly(idsOf(member, urgent).getFirst(), older.get(0), older.get(1));
    }

    @Test
    void aFullConnectionDoesNotHoldUpTheJobsOfAnother() {
        connect("second", 5);
        atOnce(1);
        submit(ResolutionTier.ONE_K, 2);

        dispatcher.dispatch();

        assertThat(inTheMaking(member)).isEqualTo(2);
        assertThat(jdbc.queryForList("select distinct vendor from attempt where ended_at is null", String.class))
                .containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void aWaitingJobKnowsItsPlace() {
        atOnce(1);
        submit(ResolutionTier.ONE_K, 1);
        dispatcher.dispatch();
        var mine = idsOf(member, submit(ResolutionTier.ONE_K, 3));
        var rival = rival();
        submit(rival, ResolutionTier.ONE_K, 5);

        assertThat(position(mine.get(0))).isEqualTo(2);
        assertThat(position(mine.get(2))).isEqualTo(6);
        assertThat(places.of(rival.team(), mine.get(0))).isEmpty();
    }

    @Test
    void theEstimateComesFromRecentTimes() {
        jdbc.update("update attempt set model = 'another'");
        atOnce(1);
        var done = submitOne(ResolutionTier.ONE_K);
        steps.step(done);
        clock.advance(Duration.ofSeconds(8));
        steps.step(done);
        var waiting = idsOf(member, submit(ResolutionTier.ONE_K, 3));

        assertThat(places.of(member.team(), waiting.get(2)).orElseThrow().estimate())
                .contains(Duration.ofSeconds(24));
    }

    // Limits

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
        jdbc.update("update vendor_connection set submits_per_minute = 2 where name = 'first'");
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
        jdbc.update("update vendor_connection set reads_per_minute = 6 where name = 'first'");
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
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        clock.advance(Duration.ofMinutes(5));
        dispatcher.dispatch();
        assertThat(view(job).state()).isEqualTo(JobState.QUEUED);

        first.reset();
        asAdministrator(() -> connections.resume(connections.all().getFirst().id(), member.user()));
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(timeline()).containsSubsequence("PAUSED", "RESUMED");
    }

    @Test
    void savingAConnectionThatIsOnEndsItsPause() {
        first.onSubmit(request -> {
            throw failure(FailureKind.BALANCE, Acceptance.NOT_ACCEPTED);
        });
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        first.reset();

        asAdministrator(() -> {
            var paused = connections.all().stream()
                    .filter(connection -> connection.pause().isPresent())
                    .findFirst()
                    .orElseThrow();
            connections.change(paused.id(), true, paused.settings(), member.user());
        });
        clock.advance(Duration.ofSeconds(3));
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

    // What people can do

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

    // Helpers

    private void atOnce(int images) {
        jdbc.update("update vendor_connection set max_concurrent = ? where name = 'first'", images);
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

    /** Takes the team's oldest job in the making to its end. */
    private JobId finishOneOf(Member by) {
        var running = jobs.page(by.team(), null, 100).stream()
                .filter(job -> job.state() == JobState.SUBMITTING)
                .toList()
                .getLast()
                .id();
        first.onSubmit(request -> new Submission.Delivered(ScriptedProvider.picture(1024, 1024)));
        steps.complete(engine.step(steps.pick(running)), running);
        return running;
    }

    private int position(JobId job) {
        return places.of(member.team(), job).orElseThrow().position();
    }

    private List<String> timeline() {
        return jdbc.query("select kind from connection_event order by id", (row, number) -> row.getString("kind"));
    }

    private static void asAdministrator(Runnable action) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("admin", "none", "ROLE_ADMINISTRATOR"));
        try {
            action.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
