package app.plantain.core.generation;

import app.plantain.core.identity.TeamId;
import app.plantain.core.provider.ModelId;
import app.plantain.core.routing.ConnectionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What runs at the connections now, counted from the attempts themselves so that it cannot drift. */
@Repository
class OpenAttempts {

    private final JdbcClient jdbc;

    OpenAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The attempts that take a place: not those in doubt, of which nobody knows whether the vendor has them, and not
     * those from before the given time, which the vendor has lost.
     */
    List<Running> running(Instant since) {
        return jdbc.sql("""
                        select connection_id, team_id, model, probe, count(*) as running from attempt
                        where ended_at is null and (outcome is null or outcome = 'ACCEPTED') and started_at > ?
                        group by connection_id, team_id, model, probe""")
                .param(since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Running(
                        new ConnectionId(row.getObject("connection_id", UUID.class)),
                        new TeamId(row.getObject("team_id", UUID.class)),
                        new ModelId(row.getString("model")),
                        row.getBoolean("probe"),
                        row.getInt("running")))
                .list();
    }

    /** How many attempts began at a connection since then. */
    int startedSince(ConnectionId connection, Instant since) {
        return jdbc.sql("select count(*) from attempt where connection_id = ? and started_at > ?")
                .params(connection.value(), since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Open attempts of one team at one connection for one model. */
    record Running(ConnectionId connection, TeamId team, ModelId model, boolean probe, int count) {}

    static <K> Map<K, Integer> sum(List<Running> running, Function<Running, K> by) {
        var sums = new HashMap<K, Integer>();
        running.forEach(one -> sums.merge(by.apply(one), one.count(), Integer::sum));
        return sums;
    }
}
