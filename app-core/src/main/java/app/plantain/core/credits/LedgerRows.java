package app.plantain.core.credits;

import static app.plantain.core.sql.Insert.id;
import static app.plantain.core.sql.Insert.number;
import static app.plantain.core.sql.Insert.text;
import static app.plantain.core.sql.Insert.time;

import app.plantain.core.identity.TeamId;
import app.plantain.core.sql.Insert;
import app.plantain.core.sql.Together;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger's tables, in the few statements that are ever made on them. */
@Repository
class LedgerRows {

    private static final String TRANSFER_COLUMNS = """
            id, team_id, position, business_key, kind, debit, credit, amount, hold_id, user_id, reason, created_at, hash""";

    private static final Insert TRANSFERS = Insert.into(
            "credit_transfer",
            id("id"),
            id("team_id"),
            number("position"),
            text("business_key"),
            text("kind"),
            text("debit"),
            text("credit"),
            number("amount"),
            id("hold_id"),
            id("user_id"),
            text("reason"),
            time("created_at"),
            text("hash"));

    private static final Insert HOLDS =
            Insert.into("credit_hold", id("id"), id("team_id"), number("amount"), time("opened_at"));

    private static final String BALANCES = "select team_id, available, held from credit_ledger";

    private static final String HEAD = "l.team_id, l.position, l.hash, l.available, l.held, l.due_at";

    private static final String LOCK =
            "select " + HEAD + " from credit_ledger l where l.team_id in (:teams) order by l.team_id for update";

    private static final String LOCK_BY_HOLDS = "select " + HEAD + """
            , h.id as hold_id, h.amount as held_here, h.captured
            from credit_hold h join credit_ledger l on l.team_id = h.team_id where h.id in (:holds)
            order by l.team_id for update""";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Map<TeamId, Accounts> accounts = new ConcurrentHashMap<>();

    LedgerRows(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** The end of a team's chain. */
    record ChainEnd(long position, String hash) {}

    /** The ids of all accounts that a team's credits move between, by which the chain of hashes names them. */
    record Accounts(Map<Account, UUID> ids) {

        UUID id(Account account) {
            return Objects.requireNonNull(ids.get(account), () -> "No account " + account);
        }
    }

    /** A reservation as it stands. */
    record Hold(UUID id, TeamId team, Credits amount, Optional<Credits> captured) {}

    /** A transfer and the hash that was written with it. */
    record HashedTransfer(Transfer transfer, String hash) {}

    void openAccount(UUID id, TeamId team, Account kind) {
        jdbc.sql("insert into credit_account (id, team_id, kind) values (?, ?, ?)")
                .params(id, team.value(), kind.name())
                .update();
    }

    void startChain(TeamId team) {
        jdbc.sql("insert into credit_ledger (team_id, position, hash) values (?, 0, ?)")
                .params(team.value(), Transfer.START_OF_CHAIN)
                .update();
    }

    /**
     * Where a team's credits stand.
     *
     * @param dueAt when the calendar has something to do for the team
     */
    record Head(TeamId team, ChainEnd end, Balance balance, Optional<Instant> dueAt) {

        boolean isDue(Instant now) {
            return dueAt.filter(at -> !now.isBefore(at)).isPresent();
        }
    }

    /** A hold and how the credits of its team stand, locked until the transaction ends. */
    record LockedHold(Hold hold, Head head) {}

    /** Locks the credits of teams, which puts the operations on them in order, in one order for all who do so. */
    List<Head> lock(Collection<TeamId> teams) {
        var distinct = Set.copyOf(teams);
        var heads = jdbc.sql(LOCK)
                .param("teams", distinct.stream().map(TeamId::value).toList())
                .query((row, number) -> head(row))
                .list();
        if (heads.size() != distinct.size()) {
            throw new IllegalStateException("Not each of the teams %s has accounts".formatted(distinct));
        }
        return heads;
    }

    /** How the credits of teams stand. */
    List<Head> heads(Collection<TeamId> teams) {
        return jdbc.sql("select " + HEAD + " from credit_ledger l where l.team_id in (:teams)")
                .param("teams", teams.stream().map(TeamId::value).toList())
                .query((row, number) -> head(row))
                .list();
    }

    /** How a team's credits stand. */
    Head head(TeamId team) {
        return jdbc.sql("select " + HEAD + " from credit_ledger l where l.team_id = ?")
                .param(team.value())
                .query((row, number) -> head(row))
                .single();
    }

    /** All that was ever issued, less what was used and has expired: what the teams must have together. */
    long outstanding() {
        return jdbc.sql("""
                        select coalesce(sum(case when debit in ('AVAILABLE', 'HELD') then 0 else amount end), 0)
                            - coalesce(sum(case when credit in ('AVAILABLE', 'HELD') then 0 else amount end), 0)
                        from credit_transfer""").query((row, number) -> row.getLong(1)).single();
    }

    /** Locks the credits of the teams whose holds they are, in one order for all who do so. */
    List<LockedHold> lockHolds(Collection<HoldId> holds) {
        return jdbc.sql(LOCK_BY_HOLDS)
                .param("holds", holds.stream().map(HoldId::value).toList())
                .query((row, number) -> new LockedHold(hold(row), head(row)))
                .list();
    }

    /**
     * Moves a team on from how it stood. The database refuses a balance below zero; and where the team has moved on
     * meanwhile it refuses this too, since its position cannot be null.
     */
    static void move(Together together, Head before, Head after) {
        together.add(
                """
                update credit_ledger set
                    position = case when position = ? and due_at is not distinct from cast(? as timestamp with time zone)
                        then cast(? as bigint) end,
                    hash = ?, available = ?, held = ?, due_at = cast(? as timestamp with time zone)
                where team_id = ?""",
                before.end().position(),
                before.dueAt().map(LedgerRows::utc).orElse(null),
                after.end().position(),
                after.end().hash(),
                after.balance().available().hundredths(),
                after.balance().held().hundredths(),
                after.dueAt().map(LedgerRows::utc).orElse(null),
                after.team().value());
    }

    /** Changes that go to the database in one round trip. */
    Together together() {
        return new Together(template);
    }

    /** They never change, so they are read once. */
    Accounts accounts(TeamId team) {
        return accounts.computeIfAbsent(team, this::readAccounts);
    }

    private Accounts readAccounts(TeamId team) {
        var ids = new EnumMap<Account, UUID>(Account.class);
        for (var account : Account.values()) {
            if (account.systemId() != null) {
                ids.put(account, account.systemId());
            }
        }
        jdbc.sql("select kind, id from credit_account where team_id = ?")
                .param(team.value())
                .query(row -> {
                    ids.put(Account.valueOf(row.getString("kind")), row.getObject("id", UUID.class));
                });
        return new Accounts(ids);
    }

    Balance balance(TeamId team) {
        return jdbc.sql("select available, held from credit_ledger where team_id = ?")
                .param(team.value())
                .query((row, number) -> balance(row))
                .optional()
                .orElse(Balance.NOTHING);
    }

    /** What every team has, in one query. */
    Map<TeamId, Balance> balances() {
        return balances(jdbc.sql(BALANCES));
    }

    /** What each of these teams has that has accounts, in one query. At least one is asked for. */
    Map<TeamId, Balance> balances(Collection<TeamId> teams) {
        return balances(jdbc.sql(BALANCES + " where team_id in (:teams)")
                .param("teams", teams.stream().map(TeamId::value).toList()));
    }

    private static Map<TeamId, Balance> balances(JdbcClient.StatementSpec query) {
        return query
                .query((row, number) -> Map.entry(new TeamId(row.getObject("team_id", UUID.class)), balance(row)))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static void insert(Together together, HashedTransfer row) {
        var transfer = row.transfer();
        together.add(
                TRANSFERS,
                transfer.id(),
                transfer.team(),
                transfer.position(),
                transfer.businessKey(),
                transfer.kind().name(),
                transfer.debit().name(),
                transfer.credit().name(),
                transfer.amount().hundredths(),
                transfer.hold(),
                transfer.user(),
                transfer.reason(),
                utc(transfer.createdAt()),
                row.hash());
    }

    Optional<Transfer> find(String businessKey) {
        return jdbc.sql("select " + TRANSFER_COLUMNS + " from credit_transfer where business_key = ?")
                .param(businessKey)
                .query((row, number) -> transfer(row).transfer())
                .optional();
    }

    /** The team's transfers after a position, oldest first. */
    List<HashedTransfer> after(TeamId team, long position, int limit) {
        return jdbc.sql("select " + TRANSFER_COLUMNS
                        + " from credit_transfer where team_id = ? and position > ? order by position limit ?")
                .params(team.value(), position, limit)
                .query((row, number) -> transfer(row))
                .list();
    }

    static void insert(Together together, Hold hold, Instant now) {
        together.add(HOLDS, hold.id(), hold.team().value(), hold.amount().hundredths(), utc(now));
    }

    /** A hold as it stands, nothing locked. */
    Optional<Hold> hold(HoldId id) {
        return jdbc.sql("select id as hold_id, team_id, amount as held_here, captured from credit_hold where id = ?")
                .param(id.value())
                .query((row, number) -> hold(row))
                .optional();
    }

    /**
     * Resolves a hold that is open. Where it is not, or is not what it is taken for, the database refuses it, since what
     * is resolved has a time and an amount.
     */
    static void resolve(Together together, Hold hold, Credits captured, Instant now) {
        together.add("""
                update credit_hold set
                    resolved_at = case when captured is null and team_id = ? and amount = ?
                        then cast(? as timestamp with time zone) end,
                    captured = ?
                where id = ?""", hold.team().value(), hold.amount().hundredths(), utc(now), captured.hundredths(), hold.id());
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                row.getObject("hold_id", UUID.class),
                new TeamId(row.getObject("team_id", UUID.class)),
                new Credits(row.getLong("held_here")),
                Optional.ofNullable(row.getObject("captured", Long.class)).map(Credits::new));
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new TeamId(row.getObject("team_id", UUID.class)),
                new ChainEnd(row.getLong("position"), row.getString("hash")),
                balance(row),
                Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Balance balance(ResultSet row) throws SQLException {
        return new Balance(new Credits(row.getLong("available")), new Credits(row.getLong("held")));
    }

    List<TeamId> teams() {
        return jdbc.sql("select team_id from credit_ledger order by team_id")
                .query((row, number) -> new TeamId(row.getObject("team_id", UUID.class)))
                .list();
    }

    /** The sum of a team's open holds. */
    Credits openHolds(TeamId team) {
        return jdbc.sql("select coalesce(sum(amount), 0) from credit_hold where team_id = ? and resolved_at is null")
                .param(team.value())
                .query((row, number) -> new Credits(row.getLong(1)))
                .single();
    }

    private static HashedTransfer transfer(ResultSet row) throws SQLException {
        var transfer = new Transfer(
                row.getObject("id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getLong("position"),
                row.getString("business_key"),
                TransferKind.valueOf(row.getString("kind")),
                Account.valueOf(row.getString("debit")),
                Account.valueOf(row.getString("credit")),
                new Credits(row.getLong("amount")),
                nullable(row, "hold_id"),
                nullable(row, "user_id"),
                row.getString("reason"),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant());
        return new HashedTransfer(transfer, row.getString("hash"));
    }

    private static @Nullable UUID nullable(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
