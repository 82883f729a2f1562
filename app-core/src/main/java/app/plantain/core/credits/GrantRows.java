package app.plantain.core.credits;

import static app.plantain.core.sql.Insert.id;
import static app.plantain.core.sql.Insert.number;
import static app.plantain.core.sql.Insert.text;
import static app.plantain.core.sql.Insert.time;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.identity.TeamId;
import app.plantain.core.sql.Insert;
import app.plantain.core.sql.Together;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of what came in and of what comes again. Written only while the team's chain is locked. */
@Repository
class GrantRows {

    private static final Insert GRANT = Insert.into(
            "credit_grant",
            id("id"),
            id("team_id"),
            text("source"),
            number("amount"),
            number("remaining"),
            time("expires_at"),
            time("granted_at"),
            text("reason"));

    private static final Insert ALLOWANCE = Insert.into(
            "credit_allowance", id("team_id"), number("amount"), text("period"), number("roll_over"), time("next_at"));

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    GrantRows(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** What the team has something left of, or may have. */
    GrantBook book(TeamId team) {
        return Objects.requireNonNull(books(List.of(team)).get(team));
    }

    /** What each of these teams has something left of, or may have, in one query. At least one is asked for. */
    Map<TeamId, GrantBook> books(Collection<TeamId> teams) {
        var entries = new HashMap<TeamId, List<GrantBook.Entry>>();
        teams.forEach(team -> entries.put(team, new ArrayList<>()));
        jdbc.sql("""
                        select team_id, id, source, remaining, expires_at
                        from credit_grant where team_id in (:teams) and remaining > 0""").param("teams", teams.stream().map(TeamId::value).toList()).query(row -> {
            Objects.requireNonNull(entries.get(new TeamId(row.getObject("team_id", UUID.class))))
                    .add(new GrantBook.Entry(
                            row.getObject("id", UUID.class),
                            GrantSource.valueOf(row.getString("source")),
                            new Credits(row.getLong("remaining")),
                            instant(row, "expires_at")));
        });
        return entries.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, team -> new GrantBook(team.getValue())));
    }

    void write(GrantBook book) {
        var changes = new Together(template);
        book.changed()
                .forEach(entry -> changes.add(
                        "update credit_grant set remaining = ?, expires_at = cast(? as timestamp with time zone)"
                                + " where id = ?",
                        entry.remaining().hundredths(),
                        entry.expiresAt().map(GrantRows::utc).orElse(null),
                        entry.id()));
        changes.send();
    }

    void add(TeamId team, GrantBook.Entry entry, Instant now, String reason) {
        new Together(template)
                .add(
                        GRANT,
                        entry.id(),
                        team.value(),
                        entry.source().name(),
                        entry.remaining().hundredths(),
                        entry.remaining().hundredths(),
                        entry.expiresAt().map(GrantRows::utc).orElse(null),
                        utc(now),
                        reason)
                .send();
    }

    /** What came in last, newest first; of that, what came before something else where that is said. */
    List<GrantView> latest(TeamId team, Optional<UUID> before, int limit) {
        return jdbc.sql("""
                        select id, source, amount, remaining, expires_at, granted_at, reason
                        from credit_grant where team_id = :team and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit""")
                .param("team", team.value())
                .param("before", before.orElse(null), Types.OTHER)
                .param("limit", limit)
                .query((row, number) -> new GrantView(
                        row.getObject("id", UUID.class),
                        GrantSource.valueOf(row.getString("source")),
                        new Credits(row.getLong("amount")),
                        new Credits(row.getLong("remaining")),
                        instant(row, "expires_at"),
                        instant(row, "granted_at").orElseThrow(),
                        row.getString("reason")))
                .list();
    }

    /** When what came in with a transfer expires. */
    Optional<Instant> expiry(UUID transfer) {
        return jdbc.sql("select expires_at from credit_grant where id = ?")
                .param(transfer)
                .query((row, number) -> instant(row, "expires_at"))
                .single();
    }

    Optional<Allowance> allowance(TeamId team) {
        return Optional.ofNullable(allowances(List.of(team)).get(team));
    }

    /** What each of these teams is given again and again, where it is, in one query. At least one is asked for. */
    Map<TeamId, Allowance> allowances(Collection<TeamId> teams) {
        return jdbc
                .sql("""
                        select team_id, amount, period, roll_over, next_at
                        from credit_allowance where team_id in (:teams)""")
                .param("teams", teams.stream().map(TeamId::value).toList())
                .query((row, number) -> Map.entry(new TeamId(row.getObject("team_id", UUID.class)), allowance(row)))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Allowance allowance(ResultSet row) throws SQLException {
        return new Allowance(
                new Credits(row.getLong("amount")),
                CalendarPeriod.valueOf(row.getString("period")),
                Optional.ofNullable(row.getObject("roll_over", Long.class)).map(Credits::new),
                instant(row, "next_at").orElseThrow());
    }

    void removeAllowance(TeamId team) {
        jdbc.sql("delete from credit_allowance where team_id = ?")
                .param(team.value())
                .update();
    }

    void putAllowance(TeamId team, Allowance allowance) {
        removeAllowance(team);
        new Together(template)
                .add(
                        ALLOWANCE,
                        team.value(),
                        allowance.amount().hundredths(),
                        allowance.period().name(),
                        allowance.rollOver().map(Credits::hundredths).orElse(null),
                        utc(allowance.nextAt()))
                .send();
    }

    /** Teams for which the calendar has something to do. */
    List<TeamId> due(Instant now, int limit) {
        return jdbc.sql("select team_id from credit_ledger where due_at <= ? order by due_at limit ?")
                .params(utc(now), limit)
                .query((row, number) -> new TeamId(row.getObject("team_id", UUID.class)))
                .list();
    }

    /** What is written down as left of everything that came in. */
    Credits remaining(TeamId team) {
        return jdbc.sql("select coalesce(sum(remaining), 0) from credit_grant where team_id = ?")
                .param(team.value())
                .query((row, number) -> new Credits(row.getLong(1)))
                .single();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
