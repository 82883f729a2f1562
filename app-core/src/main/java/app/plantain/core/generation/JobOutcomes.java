package app.plantain.core.generation;

import app.plantain.core.credits.GroupCommit;
import app.plantain.core.gallery.Assets;
import app.plantain.core.gallery.StoredImage;
import app.plantain.core.identity.TeamId;
import app.plantain.core.routing.ConnectionHealth;
import app.plantain.core.sql.Together;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what was learned of an attempt and, in the same short transaction, settles its job. A node that has lost the
 * job to another one leaves what it learned with the attempt and wakes the other: it completes nothing itself.
 */
@Component
class JobOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(JobOutcomes.class);
    private static final int MOST_TOGETHER = 50;

    private final JobRepository jobs;
    private final JobSchedule schedule;
    private final Settlement settlement;
    private final Assets assets;
    private final ConnectionHealth health;
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final GroupCommit<Finding, Optional<Settled>> arriving;

    JobOutcomes(
            JobRepository jobs,
            JobSchedule schedule,
            Settlement settlement,
            Assets assets,
            ConnectionHealth health,
            JdbcClient jdbc,
            JdbcTemplate template,
            ApplicationEventPublisher events,
            Clock clock,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.schedule = schedule;
        this.settlement = settlement;
        this.assets = assets;
        this.health = health;
        this.jdbc = jdbc;
        this.template = template;
        this.events = events;
        this.clock = clock;
        this.arriving = new GroupCommit<>(MOST_TOGETHER, transaction, this::recordTogether);
    }

    /** What a step found out. */
    private record Finding(Work work, Evidence evidence) implements GroupCommit.Wish {

        @Override
        public TeamId team() {
            return work.member().team();
        }

        private Stream<StoredImage> image() {
            return evidence instanceof Evidence.Delivered(var image, var _) ? Stream.of(image) : Stream.empty();
        }
    }

    /**
     * How a job stands after a step.
     *
     * @param atRest whether it has no more steps to take, and its execution is gone
     */
    record Settled(JobState state, Instant deadline, boolean atRest) {}

    /**
     * Records what a step found out. What is found out at the same moment is recorded together.
     *
     * @return how the job stands now, empty where another node has it and goes on with it
     */
    Optional<Settled> record(Work work, Evidence evidence) {
        return arriving.join(new Finding(work, evidence));
    }

    private List<Optional<Settled>> recordTogether(List<Finding> findings) {
        var leases = findings.stream().map(finding -> finding.work().lease()).toList();
        var held = schedule.holds(leases);
        var found = jobs
                .findByIds(leases.stream().map(lease -> lease.job().value()).toList())
                .stream()
                .collect(Collectors.toMap(Job::id, Function.identity()));
        var together = new Together(template);
        assets.keep(together, findings.stream().flatMap(Finding::image).toList());
        var settled = new LinkedHashSet<Job>();
        for (var finding : findings) {
            var job = Objects.requireNonNull(found.get(finding.work().job()));
            var news = learn(job, finding);
            if (held.contains(finding.work().lease())) {
                settled.add(job);
            } else {
                leave(job, finding, news);
            }
        }
        settlement.settle(together, List.copyOf(settled));
        jobs.flush();
        // A transaction of the scheduler's own for each of them would cost as much as all that is recorded here.
        schedule.end(settled.stream().filter(Job::isAtRest).map(Job::id).toList());
        settled.forEach(this::changed);
        return findings.stream()
                .map(Finding::work)
                .map(work -> Optional.of(work)
                        .filter(_ -> held.contains(work.lease()))
                        .map(_ -> asItStands(Objects.requireNonNull(found.get(work.job())))))
                .toList();
    }

    /** Returns whether it was news. */
    private boolean learn(Job job, Finding finding) {
        var attempt = job.attempt(finding.work().attempt());
        var news = attempt.learn(finding.evidence(), now());
        if (news) {
            judge(attempt, finding.evidence());
        }
        if (!attempt.isOpen()) {
            events.publishEvent(new WorkWaits());
        }
        return news;
    }

    private void leave(Job job, Finding finding, boolean news) {
        LOG.warn(
                "Attempt {} was taken over by another node; {} is left to it",
                finding.work().attempt(),
                finding.evidence());
        if (news) {
            schedule.revive(job.id(), now());
        }
    }

    private static Settled asItStands(Job job) {
        return new Settled(job.state(), job.deadline(), job.isAtRest());
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
        events.publishEvent(JobChanged.of(job));
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
