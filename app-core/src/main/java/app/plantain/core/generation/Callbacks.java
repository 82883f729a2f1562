package app.plantain.core.generation;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.Webhook;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Connections;
import app.plantain.core.routing.Router;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Listens to vendors that say they are done. What they say is never believed: it only makes the next question come
 * sooner.
 */
@Service
public class Callbacks {

    private final Connections connections;
    private final Router router;
    private final JobSchedule schedule;
    private final Alarm alarm;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Callbacks(
            Connections connections,
            Router router,
            JobSchedule schedule,
            Alarm alarm,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.connections = connections;
        this.router = router;
        this.schedule = schedule;
        this.alarm = alarm;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An attempt as far as it matters here. */
    private record Heard(JobId job, boolean running) {}

    /**
     * Has the vendor asked soon how far an attempt is. Does nothing for one that is not running, or that is being asked for
     * this moment.
     *
     * @return whether there is such an attempt
     */
    public boolean hurry(UUID attempt) {
        var heard = jdbc.sql("select job_id, outcome, ended_at from attempt where id = ?")
                .param(attempt)
                .query((row, number) -> new Heard(
                        new JobId(row.getObject("job_id", UUID.class)),
                        Acceptance.ACCEPTED.name().equals(row.getString("outcome"))
                                && row.getObject("ended_at") == null))
                .optional();
        heard.filter(Heard::running).ifPresent(running -> {
            var now = clock.instant();
            transaction.executeWithoutResult(_ -> schedule.wake(running.job(), now));
            alarm.setFor(now);
        });
        return heard.isPresent();
    }

    /** What to make of something that came in. */
    public sealed interface Answer {

        /** Its vendor speaks of this attempt, which is running. */
        record Running(UUID attempt) implements Answer {}

        /** Its vendor speaks of work that is not running here, or no more. */
        record Nothing() implements Answer {}

        /** It is not from the vendor of a connection, as far as that can be proved. */
        record Unbelieved() implements Answer {}
    }

    /** Finds out of which attempt a vendor speaks by itself. */
    public Answer hear(ConnectionId id, Webhook webhook) {
        return connections
                .find(id)
                .filter(connection -> router.tellsByItself(connection.vendor()))
                .flatMap(connection ->
                        router.providerOf(connection).heard(connection.forProvider(), webhook, clock.instant()))
                .map(handle -> answer(id, handle))
                .orElseGet(Answer.Unbelieved::new);
    }

    private Answer answer(ConnectionId connection, Handle handle) {
        return runningAttempt(connection, handle)
                .<Answer>map(Answer.Running::new)
                .orElseGet(Answer.Nothing::new);
    }

    private Optional<UUID> runningAttempt(ConnectionId connection, Handle handle) {
        return jdbc.sql("""
                        select id from attempt
                        where ended_at is null and connection_id = ? and handle = ? order by id desc limit 1""")
                .params(connection.value(), handle.value())
                .query(UUID.class)
                .optional();
    }
}
