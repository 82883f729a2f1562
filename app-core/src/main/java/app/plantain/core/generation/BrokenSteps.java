package app.plantain.core.generation;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What becomes of a job's step that broke, as when the database or the disk is away: it is taken again after a growing
 * pause. Where it broke before it began, the attempt that it was to send is not in doubt.
 */
@Component
class BrokenSteps implements FailureHandler<Void> {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 4;

    private final JobClaims claims;

    BrokenSteps(JobClaims claims) {
        this.claims = claims;
    }

    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        var execution = complete.getExecution();
        var doublings = Math.min(execution.consecutiveFailures, MOST_DOUBLINGS);
        operations.reschedule(complete, complete.getTimeDone().plus(FIRST_PAUSE.multipliedBy(1L << doublings)));
        if (complete.getCause().filter(BeforeTheStep.class::isInstance).isPresent()) {
            claims.sendLater(new Lease(JobId.parse(execution.getId()), execution.version));
        }
    }
}
