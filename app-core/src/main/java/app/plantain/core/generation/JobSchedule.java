package app.plantain.core.generation;

import static app.plantain.core.sql.Insert.flag;
import static app.plantain.core.sql.Insert.number;
import static app.plantain.core.sql.Insert.text;
import static app.plantain.core.sql.Insert.time;

import app.plantain.core.sql.Insert;
import app.plantain.core.sql.Together;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Each job is one persistent execution of db-scheduler, which is moved from step to step. The execution's row is the
 * job's lock: whoever changes a job locks it first. Its version is the number of the {@link Lease}.
 */
@Component
class JobSchedule {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("job");

    /** As db-scheduler itself writes a new one that has no data. */
    private static final Insert EXECUTIONS = Insert.into(
            "scheduled_tasks",
            text("task_name"),
            text("task_instance"),
            time("execution_time"),
            flag("picked"),
            number("version"));

    /** Each time it is moved or picked counts one. */
    private static final long NEW = 1;

    private final SchedulerClient client;
    private final JdbcClient jdbc;
    private final SpentExecutions spent;

    JobSchedule(SchedulerClient client, JdbcClient jdbc, SpentExecutions spent) {
        this.client = client;
        this.jdbc = jdbc;
        this.spent = spent;
    }

    /**
     * Schedules a new job, with what is written together in the transaction that creates it: for now where it goes out with
     * that, else for the moment at which it has waited for too long, from which the dispatcher brings it forward.
     */
    void schedule(Together together, JobId job, Instant time) {
        together.add(EXECUTIONS, TASK.getTaskName(), job.toString(), time.atOffset(ZoneOffset.UTC), false, NEW);
    }

    /** Under which lease the first step of a new job will run. */
    static Lease firstLease(JobId job) {
        return new Lease(job, NEW + 1);
    }

    /**
     * Makes the next step of jobs due that nobody is working on.
     *
     * @return the number of the lease under which the step will run, for those of the jobs that nobody works on
     */
    Map<JobId, Long> claim(Collection<JobId> jobs, Instant now) {
        var leases = new HashMap<JobId, Long>();
        if (jobs.isEmpty()) {
            return leases;
        }
        var ids = jobs.stream().map(JobId::toString).sorted().toList();
        jdbc.sql("""
                        select task_instance, version from scheduled_tasks
                        where task_name = 'job' and task_instance in (:ids) and picked = false
                        order by task_instance for update""").param("ids", ids).query(row -> {
            // Moved now and picked then: each counts one.
            leases.put(JobId.parse(row.getString("task_instance")), row.getLong("version") + 2);
        });
        if (!leases.isEmpty()) {
            jdbc.sql("""
                            update scheduled_tasks set execution_time = :now, version = version + 1
                            where task_name = 'job' and task_instance in (:ids)""")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("ids", leases.keySet().stream().map(JobId::toString).toList())
                    .update();
        }
        return leases;
    }

    /** Locks a job until the transaction ends. Its lease as it is now, empty where it has no more steps to take. */
    Optional<Lease> lock(JobId job) {
        return jdbc.sql("""
                        select version from scheduled_tasks where task_name = 'job' and task_instance = ? for update""").param(job.toString()).query(Long.class).optional().map(version -> new Lease(job, version));
    }

    /** Locks jobs until the transaction ends, in the one order that all keep to. */
    void lock(Collection<JobId> jobs) {
        leases(jobs);
    }

    /** Locks a job until the transaction ends. Whether the lease is still the one under which its steps are taken. */
    boolean holds(Lease lease) {
        return holds(List.of(lease)).contains(lease);
    }

    /** Locks jobs until the transaction ends. Those of the leases under which their steps are still taken. */
    Set<Lease> holds(Collection<Lease> leases) {
        var now = leases(leases.stream().map(Lease::job).toList());
        return leases.stream().filter(now::contains).collect(Collectors.toSet());
    }

    /** Takes away the executions of jobs that have no more steps to take. Whoever does so has locked them. */
    void end(Collection<JobId> jobs) {
        if (!jobs.isEmpty()) {
            spent.add(jdbc.sql("delete from scheduled_tasks where task_name = 'job' and task_instance in (:ids)")
                    .param("ids", jobs.stream().map(JobId::toString).toList())
                    .update());
        }
    }

    /** The same for jobs whose steps others take: where one is being taken this moment, it ends the execution itself. */
    void endParked(Collection<JobId> jobs) {
        if (!jobs.isEmpty()) {
            spent.add(jdbc.sql("""
                            delete from scheduled_tasks
                            where task_name = 'job' and task_instance in (:ids) and picked = false""")
                    .param("ids", jobs.stream().map(JobId::toString).toList())
                    .update());
        }
    }

    private Set<Lease> leases(Collection<JobId> jobs) {
        if (jobs.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("""
                        select task_instance, version from scheduled_tasks
                        where task_name = 'job' and task_instance in (:ids) order by task_instance for update""")
                .param("ids", jobs.stream().map(JobId::toString).toList())
                .query((row, number) -> new Lease(JobId.parse(row.getString("task_instance")), row.getLong("version")))
                .stream()
                .collect(Collectors.toSet());
    }

    /** Sees to it that a job has a next step now, even where it had taken its last one. */
    void revive(JobId job, Instant now) {
        if (!client.scheduleIfNotExists(TASK.instance(job.toString()).build(), now)) {
            wake(job, now);
        }
    }

    /**
     * Brings the next step of a job forward. Where it is being taken this moment, or the job has no more steps, there is
     * nothing to bring forward.
     */
    void wake(JobId job, Instant now) {
        try {
            client.reschedule(TASK.instanceId(job.toString()), now);
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException nothingToBringForward) {
            return;
        }
    }
}
