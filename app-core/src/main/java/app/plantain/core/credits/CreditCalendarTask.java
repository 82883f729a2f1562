package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every minute for teams whose allowance comes or whose credits expire, on one of several nodes. */
@Configuration(proxyBeanMethods = false)
class CreditCalendarTask {

    private static final Logger LOG = LoggerFactory.getLogger(CreditCalendarTask.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 1_000;

    @Bean
    RecurringTask<Void> whatIsDue(GrantRows rows, Ledger ledger, Clock clock) {
        return Tasks.recurring("credit-calendar", FixedDelay.of(PAUSE))
                .execute((instance, context) ->
                        rows.due(clock.instant(), MOST_AT_ONCE).forEach(team -> bringUp(ledger, team)));
    }

    /** One team's trouble is not another's. */
    private static void bringUp(Ledger ledger, TeamId team) {
        try {
            ledger.bringUp(team);
        } catch (RuntimeException failure) {
            LOG.error("What is due for the credits of team {} could not be done; it is tried again", team, failure);
        }
    }
}
