package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Reads transfers of all teams, each query at most a window of candidates. */
@Repository
class TransferRows {

    private final JdbcClient jdbc;

    TransferRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where to look.
     *
     * @param below only ids below this one
     * @param above only this id and those above it
     * @param window how many candidates are looked at, at most
     */
    record Range(UUID below, UUID above, int window) {}

    /**
     * Finds the ids of transfers, newest first. What filters the candidates stands outside of what bounds their number, so
     * that no plan of the database looks at more.
     */
    List<UUID> find(SearchWay way, Range range, Optional<TransferKind> kind, int limit) {
        return bind("""
                        select x.id from (%s) x where %s and (:kind = '' or x.kind = :kind)
                        order by x.id desc limit :limit""".formatted(candidates(way), way.filter()), way, range)
                .param("kind", kind.map(TransferKind::name).orElse(""))
                .param("limit", limit)
                .query(TransferRows::id)
                .list();
    }

    /** The last candidate of a full window: what lies below it was not looked at. */
    Optional<UUID> end(SearchWay way, Range range) {
        return bind("select x.id from (%s) x order by x.id desc offset :skipped".formatted(candidates(way)), way, range)
                .param("skipped", range.window() - 1)
                .query(TransferRows::id)
                .optional();
    }

    /** Reads transfers with all that belongs to them, newest first. */
    List<FoundTransfer> read(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select t.id, t.team_id, n.name as team, t.kind, t.amount, t.debit, t.credit,
                            u.name as person, u.email, t.reason, j.id as job, t.business_key, t.created_at
                        from credit_transfer t
                        join team n on n.id = t.team_id
                        left join app_user u on u.id = t.user_id
                        left join job j on j.hold_id = t.hold_id
                        where t.id in (:ids) order by t.id desc""")
                .param("ids", ids)
                .query((row, number) -> found(row))
                .list();
    }

    /** Teams of which a part of the name is known. */
    List<TeamId> teams(String part, int limit) {
        return jdbc.sql("select id from team where position(? in lower(name)) > 0 limit ?")
                .params(part, limit)
                .query((row, number) -> new TeamId(id(row, number)))
                .list();
    }

    /** People of whom a part of the address is known. */
    List<UserId> people(String part, int limit) {
        return jdbc.sql("select id from app_user where position(? in email) > 0 limit ?")
                .params(part, limit)
                .query((row, number) -> new UserId(id(row, number)))
                .list();
    }

    private static String candidates(SearchWay way) {
        return """
                select x.* from %s x where %s and x.id < :below and x.id >= :above order by x.id desc limit :window""".formatted(way.source(), way.condition());
    }

    private StatementSpec bind(String query, SearchWay way, Range range) {
        return jdbc.sql(query)
                .param("value", way.value())
                .param("below", range.below())
                .param("above", range.above())
                .param("window", range.window());
    }

    private static UUID id(ResultSet row, int number) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    private static FoundTransfer found(ResultSet row) throws SQLException {
        return new FoundTransfer(
                row.getObject("id", UUID.class),
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getString("team"),
                TransferKind.valueOf(row.getString("kind")),
                new Credits(row.getLong("amount")),
                Account.valueOf(row.getString("debit")),
                Account.valueOf(row.getString("credit")),
                Optional.ofNullable(row.getString("person")),
                Optional.ofNullable(row.getString("email")),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("job", UUID.class)),
                row.getString("business_key"),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant());
    }
}
