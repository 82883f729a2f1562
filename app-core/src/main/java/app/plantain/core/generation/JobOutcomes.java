package app.plantain.core.generation;

import app.plantain.core.gallery.Assets;
import app.plantain.core.routing.ConnectionHealth;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what was learned of an attempt and, in the same short transaction, settles its job. A node that has lost the
 * job to another one leaves what it learned with the attempt and wakes the other: it completes nothing itself.
 */
@Component
class JobOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(JobOutcomes.class);

    private final JobRepository jobs;
    private final JobSchedule schedule;
    private final Settlement settlement;
    private final Assets assets;
    private final ConnectionHealth health;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JobOutcomes(
            JobRepository jobs,
            JobSchedule schedule,
            Settlement settlement,
            Assets assets,
            ConnectionHealth health,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jobs = jobs;
        this.schedule = schedule;
        this.settlement = settlement;
        this.assets = assets;
        this.health = health;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How a job stands after a step.
     *
     * @param open whether an image may still come of its last attempt
     */
    record Settled(JobState state, Instant deadline, boolean open) {}

    /**
     * Records what a step found out.
     *
     * @return how the job stands now, empty where another node has it and goes on with it
     */
    @Transactional
    Optional<Settled> record(Work work, Evidence evidence) {
        var held = schedule.holds(work.lease());
        var job = jobs.findById(work.job().value()).orElseThrow();
        var attempt = job.attempt(work.attempt());
        if (evidence instanceof Evidence.Delivered(var image, var _)) {
            assets.keep(image);
        }
        var news = attempt.learn(evidence, now());
        if (news) {
            judge(attempt, evidence);
        }
        if (!held) {
            LOG.warn("Attempt {} was taken over by another node; {} is left to it", work.attempt(), evidence);
            if (news) {
                schedule.revive(job.id(), now());
            }
            return Optional.empty();
        }
        settlement.settle(job);
        changed(job);
        if (!attempt.isOpen()) {
            events.publishEvent(new WorkWaits());
        }
        return Optional.of(new Settled(
                job.state(),
                job.deadline(),
                job.lastAttempt().filter(Attempt::isOpen).isPresent()));
    }

    /** Says that the image is here and is being stored, while the step holds the job. */
    @Transactional
    void storing(Work work) {
        var stored = jdbc.sql("""
                        update job set state = 'STORING', version = version + 1
                        where id = :job and state in ('SUBMITTING', 'RUNNING', 'IN_DOUBT') and exists (
                            select 1 from scheduled_tasks
                            where task_name = 'job' and task_instance = :instance and version = :lease)""")
                .param("job", work.job().value())
                .param("instance", work.job().toString())
                .param("lease", work.lease().number())
                .update();
        if (stored == 1) {
            events.publishEvent(new JobChanged(work.member().team(), work.batch(), work.job(), JobState.STORING));
        }
    }

    /** Tells open screens, once the change is committed. */
    void changed(Job job) {
        events.publishEvent(
                new JobChanged(job.batch().member().team(), job.batch().id(), job.id(), job.state()));
    }

    /** What the attempt says of its connection. */
    private void judge(Attempt attempt, Evidence evidence) {
        switch (evidence) {
            case Evidence.NotAccepted(var kind, var why, var retryAfter) ->
                health.failed(attempt.connection(), attempt.model(), kind, why, retryAfter, attempt.isProbe());
            case Evidence.Lost(var kind, var why) ->
                health.failed(attempt.connection(), attempt.model(), kind, why, Optional.empty(), attempt.isProbe());
            case Evidence.Ended(var kind, var why, var _) ->
                health.failed(attempt.connection(), attempt.model(), kind, why, Optional.empty(), attempt.isProbe());
            case Evidence.Accepted _, Evidence.Delivered _ -> {
                if (attempt.isProbe()) {
                    health.worked(attempt.connection(), attempt.model());
                }
            }
            case Evidence.Stopped() -> {}
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
