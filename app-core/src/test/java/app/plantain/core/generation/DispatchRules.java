package app.plantain.core.generation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ResolutionTier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose turn it is, and what a job that waits knows of it. */
abstract class DispatchRules extends DispatchScenario {

    @Autowired
    SessionFactory sessions;

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
    void theDispatcherSeesWhetherAnyCanGoBeforeItHoldsAnybodyUp() {
        assertThat(dispatcher.canAnyGo()).isFalse();
        atOnce(1);
        submit(ResolutionTier.ONE_K, 2);

        assertThat(dispatcher.canAnyGo()).isTrue();
        asAdministrator(() -> control.pause(member.user()));
        assertThat(dispatcher.canAnyGo()).isFalse();
        asAdministrator(() -> control.resume(member.user()));

        dispatcher.dispatch();
        assertThat(dispatcher.canAnyGo()).isFalse();

        finishOneOf(member);
        assertThat(dispatcher.canAnyGo()).isTrue();
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
    void aJobThatTheOnlyFreeConnectionRefusedDoesNotHoldUpTheNext() {
        connect("second", 5);
        atOnce(1);
        jdbc.update("update vendor_connection set version = version + 1, max_concurrent = 1 where name = 'second'");
        submit(ResolutionTier.ONE_K, 2);
        dispatcher.dispatch();
        var refused = jobAt("first");
        first.onSubmit(request -> {
            throw failure(FailureKind.VENDOR_ERROR, Acceptance.NOT_ACCEPTED);
        });
        steps.complete(engine.step(steps.pick(refused)), refused);
        var next = submitWaiting();
        clock.advance(Duration.ofMinutes(2));

        dispatcher.dispatch();

        assertThat(stateOf(refused)).isEqualTo(JobState.QUEUED);
        assertThat(jobAt("first")).isEqualTo(next);
    }

    @Test
    void noMoreJobsAreReadThanThereArePlaces() {
        atOnce(2);
        submit(ResolutionTier.ONE_K, 10);
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        dispatcher.dispatch();

        assertThat(statistics.getEntityStatistics(Job.class.getName()).getLoadCount())
                .isEqualTo(2);
        statistics.setStatisticsEnabled(false);
    }

    private JobId submitWaiting() {
        return idsOf(member, submit(ResolutionTier.ONE_K, 1)).getFirst();
    }

    private JobState stateOf(JobId job) {
        return jobs.find(member.team(), job).orElseThrow().state();
    }

    private JobId jobAt(String connection) {
        return new JobId(requireNonNull(jdbc.queryForObject(
                "select job_id from attempt where vendor = ? and ended_at is null and outcome is null",
                UUID.class,
                connection)));
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

    private int position(JobId job) {
        return places.of(member.team(), job).orElseThrow().position();
    }
}
