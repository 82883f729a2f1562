package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums over a team's transfers, each within some of its positions or of its time. */
@Component
class TransferSums {

    private static final String OF_TEAM = " from credit_transfer t where t.team_id = :team";

    private final JdbcClient jdbc;

    TransferSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the team's ledger stands; empty where the team has none. */
    Optional<TeamAccounts> accounts(TeamId team) {
        return jdbc.sql("""
                        select position, available, available + held as owned from credit_ledger where team_id = ?""")
                .param(team.value())
                .query((row, number) ->
                        new TeamAccounts(row.getLong("position"), row.getLong("available"), row.getLong("owned")))
                .optional();
    }

    /** By how much more could be spent after these positions than before, in hundredths. */
    long change(TeamId team, long from, long before) {
        return sum(team, "t.position >= :from and t.position < :before", from, before, Instant.EPOCH);
    }

    /** The same for those only that were made at this time or later. */
    long changeSince(TeamId team, long from, long before, Instant since) {
        return sum(
                team, "t.position >= :from and t.position < :before and t.created_at >= :since", from, before, since);
    }

    private long sum(TeamId team, String which, long from, long before, Instant since) {
        return jdbc.sql("select coalesce(sum(" + Flows.AVAILABLE + "), 0)" + OF_TEAM + " and " + which)
                .param("team", team.value())
                .param("from", from)
                .param("before", before)
                .param("since", utc(since))
                .query(Long.class)
                .single();
    }

    /** The position of the latest transfer from before a time. */
    OptionalLong lastBefore(TeamId team, Instant time) {
        return position(team, "t.created_at < :time order by t.created_at desc", time);
    }

    /** The position of the first transfer from a time on. */
    OptionalLong firstFrom(TeamId team, Instant time) {
        return position(team, "t.created_at >= :time order by t.created_at", time);
    }

    private OptionalLong position(TeamId team, String which, Instant time) {
        return jdbc.sql("select t.position" + OF_TEAM + " and " + which + " limit 1")
                .param("team", team.value())
                .param("time", utc(time))
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** When the team's first image was paid for. */
    Optional<Instant> firstSpending(TeamId team) {
        return jdbc.sql("select t.created_at" + OF_TEAM + " and t.kind = 'CAPTURE' order by t.created_at limit 1")
                .param("team", team.value())
                .query((row, number) -> instant(row, "created_at"))
                .optional();
    }

    /** What moved on each of the period's days on which something did. */
    SequencedMap<LocalDate, Totals> byDay(TeamId team, TeamAccounts accounts, Period period) {
        var days = new TreeMap<LocalDate, Totals>();
        jdbc.sql("""
                        select on_day, sum(came) as came, sum(spent) as spent, sum(went) as went, sum(held) as held,
                               sum(images) as images
                        from (select %s as on_day, %s as came, %s as spent, %s as went, %s as held, %s as images
                              from credit_transfer t
                              where t.team_id = :team and t.position <= :end
                                and t.created_at >= :from and t.created_at < :to) moved
                        group by on_day""".formatted(Flows.day("t.created_at"), Flows.IN, Flows.SPENT, Flows.OUT, Flows.HELD, Flows.IMAGES))
                .param("team", team.value())
                .param("zone", period.zone().getId())
                .param("end", accounts.position())
                .param("from", utc(period.start()))
                .param("to", utc(period.end()))
                .query((row, number) -> days.put(Flows.day(row.getInt("on_day")), totals(row)))
                .list();
        return days;
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                new Credits(row.getLong("came")),
                new Credits(row.getLong("spent")),
                new Credits(row.getLong("went")),
                row.getLong("held"),
                row.getLong("images"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
