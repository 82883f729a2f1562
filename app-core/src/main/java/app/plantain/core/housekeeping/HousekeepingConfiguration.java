package app.plantain.core.housekeeping;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Does the rounds on db-scheduler, so that of several nodes one does each. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HousekeepingProperties.class)
class HousekeepingConfiguration {

    @Bean
    RecurringTask<Void> housekeepingTask(Housekeeping housekeeping) {
        return Tasks.recurring("housekeeping", new PauseFirst(housekeeping.every()))
                .execute((instance, context) -> housekeeping.round());
    }

    /** Always the same pause, the first time too: whoever starts the application waits for other things. */
    private record PauseFirst(Duration pause) implements Schedule {

        @Override
        public Instant getNextExecutionTime(ExecutionComplete last) {
            return last.getTimeDone().plus(pause);
        }

        @Override
        public Instant getInitialExecutionTime(Instant now) {
            return now.plus(pause);
        }

        @Override
        public boolean isDeterministic() {
            return false;
        }
    }
}
