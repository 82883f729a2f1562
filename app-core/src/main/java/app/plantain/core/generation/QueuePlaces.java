package app.plantain.core.generation;

import app.plantain.core.identity.TeamId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.Router;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells waiting jobs where they stand, and how long it will be. */
@Service
@Transactional(readOnly = true)
public class QueuePlaces {

    private static final int RECENT = 20;

    private final JdbcClient jdbc;
    private final Router router;

    QueuePlaces(JdbcClient jdbc, Router router) {
        this.jdbc = jdbc;
        this.router = router;
    }

    /** Where one of the team's jobs stands; empty where it does not wait. */
    public Optional<QueuePlace> of(TeamId team, JobId id) {
        return jdbc.sql("""
                        select lane, priority from job
                        where id = ? and team_id = ? and state = 'QUEUED' and paused = false""")
                .params(id.value(), team.value())
                .query((row, number) -> place(team, id, new Lane(row.getString("lane")), row.getInt("priority")))
                .optional();
    }

    private QueuePlace place(TeamId team, JobId id, Lane lane, int priority) {
        var own = aheadInTeam(team, id, lane, priority) + 1;
        var position = own + aheadOfOthers(team, lane, own);
        return new QueuePlace(position, estimate(lane, position));
    }

    private int aheadInTeam(TeamId team, JobId id, Lane lane, int priority) {
        return jdbc.sql("""
                        select count(*) from job
                        where team_id = ? and state = 'QUEUED' and lane = ? and paused = false
                          and (priority > ? or (priority = ? and id < ?))""")
                .params(team.value(), lane.key(), priority, priority, id.value())
                .query(Integer.class)
                .single();
    }

    /** Of each other team that wants the same model at most as many go before as of its own. */
    private int aheadOfOthers(TeamId team, Lane lane, int own) {
        return jdbc.sql("""
                        select coalesce(sum(case when waiting < ? then waiting else ? end), 0) from (
                            select team_id, sum(waiting) as waiting from queue_turn
                            where team_id <> ? and waiting > 0 and lane like ? group by team_id) others""")
                .params(own, own, team.value(), lane.model().value() + "|%")
                .query(Integer.class)
                .single();
    }

    private Optional<Duration> estimate(Lane lane, int position) {
        var connections = router.candidates(lane.shape());
        var recent = connections.stream()
                .flatMap(connection -> recentTimes(connection, lane).stream())
                .sorted()
                .toList();
        if (recent.isEmpty()) {
            return Optional.empty();
        }
        var usual = recent.get(recent.size() / 2);
        var atOnce = connections.stream()
                .mapToInt(connection -> connection.limits().maxConcurrent())
                .sum();
        return Optional.of(usual.multipliedBy(1 + (position - 1) / atOnce));
    }

    private List<Duration> recentTimes(Connection connection, Lane lane) {
        return jdbc.sql("""
                        select started_at, ended_at from attempt
                        where connection_id = ? and model = ? and result_sha256 is not null
                        order by started_at desc limit ?""")
                .params(connection.id().value(), lane.model().value(), RECENT)
                .query((row, number) -> Duration.between(
                        Objects.requireNonNull(row.getObject("started_at", OffsetDateTime.class)),
                        Objects.requireNonNull(row.getObject("ended_at", OffsetDateTime.class))))
                .list();
    }
}
