package app.plantain.core.generation;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Starts new work at once, where this process runs a scheduler. */
@Component
class EngineStarter {

    private final ObjectProvider<Scheduler> scheduler;

    EngineStarter(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    @TransactionalEventListener
    void on(BatchSubmitted event) {
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }
}
