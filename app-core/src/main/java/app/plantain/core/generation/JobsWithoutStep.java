package app.plantain.core.generation;

import app.plantain.core.housekeeping.Chore;
import app.plantain.core.housekeeping.Finding;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs that nobody would ever look at again, though they are open or their image may still come. They get a step. */
@Component
class JobsWithoutStep implements Chore {

    private static final int MOST_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final JobSchedule schedule;
    private final EngineProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JobsWithoutStep(
            JdbcClient jdbc,
            JobSchedule schedule,
            EngineProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.schedule = schedule;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "jobs-without-step";
    }

    @Override
    public String title() {
        return "Jobs that nothing would take further";
    }

    @Override
    public Finding run() {
        var forgotten = forgotten();
        if (forgotten.isEmpty()) {
            return Finding.NOTHING;
        }
        forgotten.forEach(job -> transaction.executeWithoutResult(
                _ -> schedule.revive(job, clock.instant().truncatedTo(ChronoUnit.MICROS))));
        return new Finding(
                forgotten.size(), forgotten.size(), "Taken up again, the first: job " + forgotten.getFirst());
    }

    private List<JobId> forgotten() {
        return jdbc.sql("""
                        select j.id from job j
                        where (j.finished_at is null
                            or j.finished_at > ? and exists (
                                select 1 from attempt a where a.job_id = j.id and a.ended_at is null))
                        and not exists (
                            select 1 from scheduled_tasks s
                            where s.task_name = 'job' and s.task_instance = cast(j.id as varchar(36)))
                        order by j.id limit ?""")
                .params(clock.instant().minus(properties.lateWindow()).atOffset(ZoneOffset.UTC), MOST_AT_ONCE)
                .query((row, number) -> new JobId(row.getObject("id", UUID.class)))
                .list();
    }
}
