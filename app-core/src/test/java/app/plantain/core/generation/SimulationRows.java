package app.plantain.core.generation;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.ResolutionTier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database says of jobs, read past the product's own classes. */
final class SimulationRows {

    private final JdbcTemplate jdbc;

    SimulationRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A job, its hold and its execution.
     *
     * @param tier what it asks for
     * @param captured what was charged of its hold, {@code null} while that is open
     * @param lease the version of its execution, {@code null} where it has none
     */
    record JobRow(
            JobState state,
            ResolutionTier tier,
            long price,
            @Nullable Long charged,
            @Nullable UUID asset,
            boolean paused,
            @Nullable Instant decideAt,
            Instant deadline,
            @Nullable Long captured,
            @Nullable Long lease,
            List<AttemptRow> attempts) {

        Optional<AttemptRow> last() {
            return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
        }

        Optional<AttemptRow> attempt(UUID id) {
            return attempts.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }

    record AttemptRow(
            UUID id,
            UUID connection,
            @Nullable Acceptance outcome,
            @Nullable String handle,
            boolean failed,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String result,
            @Nullable UUID asset) {

        /** Whether it takes one of its connection's places. */
        boolean runs() {
            return endedAt == null && (outcome == null || outcome == Acceptance.ACCEPTED);
        }
    }

    JobRow job(UUID id) {
        var attempts = jdbc.query("""
                select id, connection_id, outcome, handle, failure, started_at, ended_at, result_sha256, asset_id
                from attempt where job_id = ? order by number""", SimulationRows::attempt, id);
        return jdbc.query("""
                        select j.state, b.tier, j.price, j.charged, j.asset_id, j.paused, j.decide_at, j.deadline,
                            h.captured, s.version
                        from job j join batch b on b.id = j.batch_id join credit_hold h on h.id = j.hold_id
                        left join scheduled_tasks s on s.task_name = 'job' and s.task_instance = ?
                        where j.id = ?""", (row, _) -> job(row, attempts), id.toString(), id)
                .getFirst();
    }

    /** The state of each job that is open. */
    Map<UUID, JobState> open() {
        var states = new HashMap<UUID, JobState>();
        jdbc.query("select id, state from job where finished_at is null", row -> {
            states.put(row.getObject(1, UUID.class), JobState.valueOf(row.getString(2)));
        });
        return states;
    }

    record Owned(UUID id, UUID team, UUID batch) {}

    /** Jobs that came after the first so many, oldest first. */
    List<Owned> jobsAfter(int known) {
        return jdbc.query(
                "select id, team_id, batch_id from job order by id offset ?",
                (row, _) -> new Owned(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)),
                known);
    }

    /** What a team has: available and held. */
    long[] balance(UUID team) {
        return jdbc.query(
                        "select available, held from credit_ledger where team_id = ?",
                        (row, _) -> new long[] {row.getLong(1), row.getLong(2)},
                        team)
                .getFirst();
    }

    /** What a team's budget counts. */
    long budgeted(UUID team) {
        return number(
                "select coalesce(sum(s.spent), 0) from budget_spend s join budget b on b.id = s.budget_id"
                        + " where b.team_id = ?",
                team);
    }

    long number(String query, Object... arguments) {
        var number = jdbc.queryForObject(query, Long.class, arguments);
        return number == null ? 0 : number;
    }

    private static JobRow job(ResultSet row, List<AttemptRow> attempts) throws SQLException {
        return new JobRow(
                JobState.valueOf(row.getString(1)),
                ResolutionTier.parse(row.getString(2)),
                row.getLong(3),
                row.getObject(4, Long.class),
                row.getObject(5, UUID.class),
                row.getBoolean(6),
                instant(row, 7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getObject(9, Long.class),
                row.getObject(10, Long.class),
                attempts);
    }

    private static AttemptRow attempt(ResultSet row, int number) throws SQLException {
        var outcome = row.getString(3);
        return new AttemptRow(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                outcome == null ? null : Acceptance.valueOf(outcome),
                row.getString(4),
                row.getString(5) != null,
                row.getObject(6, OffsetDateTime.class).toInstant(),
                instant(row, 7),
                row.getString(8),
                row.getObject(9, UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
