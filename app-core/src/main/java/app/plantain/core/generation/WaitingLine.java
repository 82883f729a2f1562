package app.plantain.core.generation;

import static app.plantain.core.sql.Insert.id;
import static app.plantain.core.sql.Insert.number;
import static app.plantain.core.sql.Insert.text;

import app.plantain.core.identity.TeamId;
import app.plantain.core.sql.Insert;
import app.plantain.core.sql.Together;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The jobs that wait for their turn, counted by team and lane so that a long line costs no more to look at. */
@Repository
class WaitingLine {

    private static final Insert OPEN = Insert.into(
                    "queue_turn", id("team_id"), text("lane"), number("waiting"), number("served"))
            .unlessThere();

    private final JdbcClient jdbc;

    WaitingLine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The jobs of one team in one lane.
     *
     * @param served when the team was last served in the lane, as a number that only grows
     */
    record Waiting(TeamId team, Lane lane, int count, long served) {

        Place place() {
            return new Place(team, lane);
        }
    }

    /** A team's place in a lane. Whoever changes several does so in their order, so that nobody waits in a circle. */
    record Place(TeamId team, Lane lane) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.<Place, UUID>comparing(
                        place -> place.team().value())
                .thenComparing(place -> place.lane().key());

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** More jobs wait at these places, or with a negative count, fewer; with what else is written together. */
    static void add(Together together, SortedMap<Place, Integer> counts) {
        counts.forEach((place, count) -> {
            if (count != 0) {
                together.add(OPEN, place.team().value(), place.lane().key(), 0, 0);
                together.add(
                        "update queue_turn set waiting = waiting + ? where team_id = ? and lane = ?",
                        count,
                        place.team().value(),
                        place.lane().key());
            }
        });
    }

    /** Jobs of a team go out. */
    void serve(Place place, int count, long served) {
        jdbc.sql("update queue_turn set waiting = waiting - ?, served = ? where team_id = ? and lane = ?")
                .params(count, served, place.team().value(), place.lane().key())
                .update();
    }

    /** All who wait for their turn; nobody while the engine is paused. */
    List<Waiting> all() {
        return jdbc.sql("""
                        select q.team_id, q.lane, q.waiting, q.served from queue_turn q
                        join engine e on e.id = 1 and e.paused_at is null where q.waiting > 0""")
                .query((row, number) -> new Waiting(
                        new TeamId(row.getObject("team_id", UUID.class)),
                        new Lane(row.getString("lane")),
                        row.getInt("waiting"),
                        row.getLong("served")))
                .list();
    }

    /** Those of a team's jobs in a lane that go next, first in front. */
    List<UUID> heads(TeamId team, Lane lane, Instant now, int limit) {
        return jdbc.sql("""
                        select id from job
                        where team_id = ? and state = 'QUEUED' and lane = ? and paused = false and ready_at <= ?
                        order by priority desc, id limit ?""")
                .params(team.value(), lane.key(), now.atOffset(ZoneOffset.UTC), limit)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }
}
