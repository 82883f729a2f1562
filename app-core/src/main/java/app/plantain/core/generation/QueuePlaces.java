package app.plantain.core.generation;

import app.plantain.core.identity.TeamId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.Router;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
        return Optional.ofNullable(of(team, List.of(id)).get(id));
    }

    private record Own(JobId job, Lane lane, int place) {}

    /** Where those of the jobs stand that are the team's and wait. */
    public Map<JobId, QueuePlace> of(TeamId team, Collection<JobId> ids) {
        var places = new HashMap<JobId, QueuePlace>();
        var byLane = own(team, ids).stream().collect(Collectors.groupingBy(Own::lane));
        byLane.forEach((lane, owns) -> {
            var others = waitingOfOthers(team, lane);
            var pace = pace(lane);
            owns.forEach(own -> {
                // Of each other team as many go before as of its own.
                var ahead = others.stream()
                        .mapToInt(waiting -> Math.min(waiting, own.place()))
                        .sum();
                var position = own.place() + ahead;
                places.put(own.job(), new QueuePlace(position, pace.map(known -> known.until(position))));
            });
        });
        return places;
    }

    private List<Own> own(TeamId team, Collection<JobId> ids) {
        List<UUID> values = ids.stream().map(JobId::value).toList();
        return values.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select id, lane, place from (
                            select id, lane, row_number() over (partition by lane order by priority desc, id) as place
                            from job where team_id = :team and state = 'QUEUED' and paused = false) waiting
                        where id in (:ids)""")
                        .param("team", team.value())
                        .param("ids", values)
                        .query((row, number) -> new Own(
                                new JobId(row.getObject("id", UUID.class)),
                                new Lane(row.getString("lane")),
                                row.getInt("place")))
                        .list();
    }

    /** How many jobs of the same model each other team has waiting. */
    private List<Integer> waitingOfOthers(TeamId team, Lane lane) {
        return jdbc.sql("""
                        select sum(waiting) as waiting from queue_turn
                        where team_id <> ? and waiting > 0 and lane like ? group by team_id""")
                .params(team.value(), lane.model().value() + "|%")
                .query((row, number) -> row.getInt("waiting"))
                .list();
    }

    /** How long one image takes, and how many are made at the same time. */
    private record Pace(Duration usual, int atOnce) {

        Duration until(int position) {
            return usual.multipliedBy(1 + (position - 1) / atOnce);
        }
    }

    private Optional<Pace> pace(Lane lane) {
        var connections = router.candidates(lane.shape());
        var recent = connections.stream()
                .flatMap(connection -> recentTimes(connection, lane).stream())
                .sorted()
                .toList();
        if (recent.isEmpty()) {
            return Optional.empty();
        }
        var atOnce = connections.stream()
                .mapToInt(connection -> connection.limits().maxConcurrent())
                .sum();
        return Optional.of(new Pace(recent.get(recent.size() / 2), atOnce));
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
