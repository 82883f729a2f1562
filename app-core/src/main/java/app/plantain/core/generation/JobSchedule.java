package app.plantain.core.generation;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Each job is one persistent execution of db-scheduler, which is moved from step to step. */
@Component
class JobSchedule {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("job");

    private final SchedulerClient client;

    JobSchedule(SchedulerClient client) {
        this.client = client;
    }

    /** Schedules the first step of each job, in the transaction that creates them. */
    void schedule(List<JobId> jobs, Instant now) {
        client.scheduleBatch(
                jobs.stream().map(job -> TASK.instance(job.toString()).build()), now);
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
