package app.plantain.core.generation;

import app.plantain.core.generation.NextSteps.NextStep;
import app.plantain.core.sql.DatabaseAddress;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the engine on db-scheduler, each execution on a virtual thread of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineProperties.class)
class EngineConfiguration {

    /** A step that breaks, as when the database or the disk is away, is taken again after a growing pause. */
    @Bean
    Task<Void> jobTask(
            JobEngine engine, NextSteps nextSteps, BrokenSteps brokenSteps, DispatchLoop dispatching, Alarm alarm) {
        return Tasks.custom(JobSchedule.TASK)
                .onDeadExecutionRevive()
                .onFailure(brokenSteps)
                .execute((instance, context) -> {
                    var lease = new Lease(JobId.parse(instance.getId()), context.getExecution().version);
                    var end = engine.step(lease);
                    return (_, operations) -> {
                        switch (end) {
                            case StepEnd.ComeAgain(var at) -> {
                                nextSteps.set(new NextStep(lease, at));
                                alarm.setFor(at);
                            }
                            case StepEnd.WaitInLine(var deadline) -> {
                                nextSteps.set(new NextStep(lease, deadline));
                                alarm.setFor(deadline);
                                dispatching.look();
                            }
                            case StepEnd.Last() -> operations.remove();
                            case StepEnd.Gone() -> {}
                        }
                    };
                });
    }

    /** By the scheduler's own connections: a job is given back even while others wait for all the rest. */
    @Bean
    NextSteps nextSteps(SchedulerConnections connections, Clock clock) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(connections.pool()));
        return new NextSteps(new JdbcTemplate(connections.pool()), transaction, clock);
    }

    @Bean
    RandomGenerator randomGenerator() {
        return new SecureRandom();
    }

    /** Schedules within the caller's transaction: a job and its execution are created together or not at all. */
    @Bean
    @Primary
    SchedulerClient jobSchedulerClient(DataSource dataSource) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .build();
    }

    @Bean
    com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
        return clock::instant;
    }

    @Bean
    DbSchedulerCustomizer virtualThreads(SchedulerConnections connections, JdbcConnectionDetails database) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<DataSource> dataSource() {
                return Optional.of(connections.pool());
            }

            @Override
            public Optional<JdbcCustomization> jdbcCustomization() {
                return DatabaseAddress.isH2(database.getJdbcUrl()) ? Optional.of(new PickingOnH2()) : Optional.empty();
            }

            @Override
            public Optional<ExecutorService> executorService() {
                return Optional.of(Executors.newVirtualThreadPerTaskExecutor());
            }
        };
    }
}
