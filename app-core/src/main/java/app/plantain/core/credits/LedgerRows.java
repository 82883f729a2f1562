package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger's tables, in the few statements that are ever made on them. */
@Repository
class LedgerRows {

    private static final String TRANSFER_COLUMNS = """
            id, team_id, position, business_key, kind, debit_account_id, credit_account_id, amount, hold_id, user_id,
            reason, created_at, hash""";

    private static final String ACCOUNTS = """
            join credit_account a on a.team_id = c.team_id and a.kind = 'AVAILABLE'
            join credit_account b on b.team_id = c.team_id and b.kind = 'HELD'
            """;

    private static final String LOCK = """
            select c.team_id, c.position, c.hash, a.balance as available, b.balance as held from credit_chain c
            """ + ACCOUNTS;

    private static final String LOCK_BY_HOLD = """
            select c.team_id, c.position, c.hash, a.balance as available, b.balance as held,
                   h.id as hold_id, h.amount as held_here, h.captured
            from credit_hold h join credit_chain c on c.team_id = h.team_id
            """ + ACCOUNTS;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Map<TeamId, Accounts> accounts = new ConcurrentHashMap<>();

    LedgerRows(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** The end of a team's chain. */
    record ChainEnd(long position, String hash) {}

    /** The ids of all accounts that a team's credits move between. */
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
        jdbc.sql("insert into credit_account (id, team_id, kind, balance) values (?, ?, ?, 0)")
                .params(id, team.value(), kind.name())
                .update();
    }

    void startChain(TeamId team) {
        jdbc.sql("insert into credit_chain (team_id, position, hash) values (?, 0, ?)")
                .params(team.value(), Transfer.START_OF_CHAIN)
                .update();
    }

    /** A team's chain and its balance, locked until the transaction ends. */
    record Chain(TeamId team, ChainEnd end, Balance balance) {}

    /** A hold and the chain of its team, locked until the transaction ends. */
    record LockedHold(Hold hold, Chain chain) {}

    /** Locks the end of the chain, which puts the team's operations in order. */
    Chain lockChain(TeamId team) {
        return jdbc.sql(LOCK + "where c.team_id = ? for update")
                .param(team.value())
                .query((row, number) -> chain(row))
                .optional()
                .orElseThrow(() -> new IllegalStateException("Team %s has no accounts".formatted(team)));
    }

    /** Locks the chain of the team whose hold it is. */
    LockedHold lockHold(HoldId hold) {
        return jdbc.sql(LOCK_BY_HOLD + "where h.id = ? for update")
                .param(hold.value())
                .query((row, number) -> new LockedHold(hold(row), chain(row)))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("There is no hold %s".formatted(hold)));
    }

    static void moveChain(Together together, TeamId team, ChainEnd end) {
        together.add(
                "update credit_chain set position = ?, hash = ? where team_id = ?",
                end.position(),
                end.hash(),
                team.value());
    }

    /** Sends the changes to the database. */
    void write(Together changes) {
        changes.execute(template);
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
        var balances = new EnumMap<Account, Credits>(Account.class);
        jdbc.sql("select kind, balance from credit_account where team_id = ?")
                .param(team.value())
                .query(row -> {
                    balances.put(Account.valueOf(row.getString("kind")), new Credits(row.getLong("balance")));
                });
        return new Balance(
                balances.getOrDefault(Account.AVAILABLE, Credits.ZERO),
                balances.getOrDefault(Account.HELD, Credits.ZERO));
    }

    /** What every team has, in one query. */
    Map<TeamId, Balance> balances() {
        return jdbc
                .sql("""
                select team_id, sum(case when kind = 'AVAILABLE' then balance else 0 end) as available,
                       sum(case when kind = 'HELD' then balance else 0 end) as held
                from credit_account where team_id is not null group by team_id""")
                .query((row, number) -> Map.entry(
                        new TeamId(row.getObject("team_id", UUID.class)),
                        new Balance(new Credits(row.getLong("available")), new Credits(row.getLong("held")))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Adds hundredths to the cached balances; the database refuses to take one below zero. */
    static void addToBalances(Together together, TeamId team, long available, long held) {
        together.add("""
                        update credit_account set balance = balance
                            + case kind when 'AVAILABLE' then cast(? as bigint) else cast(? as bigint) end
                        where team_id = ? and kind in ('AVAILABLE', 'HELD')""", available, held, team.value());
    }

    static void insert(Together together, List<HashedTransfer> transfers) {
        together.insert(
                "insert into credit_transfer (" + TRANSFER_COLUMNS + ")",
                "(?, ?, ?, ?, ?, ?, ?, ?, cast(? as uuid), cast(? as uuid), ?, ?, ?)",
                transfers.stream().map(LedgerRows::values).toList());
    }

    private static Stream<@Nullable Object> values(HashedTransfer row) {
        var transfer = row.transfer();
        return Stream.of(
                transfer.id(),
                transfer.team(),
                transfer.position(),
                transfer.businessKey(),
                transfer.kind().name(),
                transfer.debitAccount(),
                transfer.creditAccount(),
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

    /** The team's transfers before a position, newest first. */
    List<HashedTransfer> before(TeamId team, long position, int limit) {
        return jdbc.sql("select " + TRANSFER_COLUMNS
                        + " from credit_transfer where team_id = ? and position < ? order by position desc limit ?")
                .params(team.value(), position, limit)
                .query((row, number) -> transfer(row))
                .list();
    }

    /** The team's transfers after a position, oldest first. */
    List<HashedTransfer> after(TeamId team, long position, int limit) {
        return jdbc.sql("select " + TRANSFER_COLUMNS
                        + " from credit_transfer where team_id = ? and position > ? order by position limit ?")
                .params(team.value(), position, limit)
                .query((row, number) -> transfer(row))
                .list();
    }

    void insertHolds(TeamId team, List<UUID> ids, Credits amount, Instant now) {
        write(new Together()
                .insert(
                        "insert into credit_hold (id, team_id, amount, opened_at)",
                        "(?, ?, ?, ?)",
                        ids.stream()
                                .map(id -> Stream.<Object>of(id, team.value(), amount.hundredths(), utc(now)))
                                .toList()));
    }

    static void resolve(Together together, HoldId id, Credits captured, Instant now) {
        together.add(
                "update credit_hold set captured = ?, resolved_at = ? where id = ?",
                captured.hundredths(),
                utc(now),
                id.value());
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                row.getObject("hold_id", UUID.class),
                new TeamId(row.getObject("team_id", UUID.class)),
                new Credits(row.getLong("held_here")),
                Optional.ofNullable(row.getObject("captured", Long.class)).map(Credits::new));
    }

    private static Chain chain(ResultSet row) throws SQLException {
        return new Chain(
                new TeamId(row.getObject("team_id", UUID.class)),
                new ChainEnd(row.getLong("position"), row.getString("hash")),
                new Balance(new Credits(row.getLong("available")), new Credits(row.getLong("held"))));
    }

    List<TeamId> teams() {
        return jdbc.sql("select team_id from credit_chain order by team_id")
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
                row.getObject("debit_account_id", UUID.class),
                row.getObject("credit_account_id", UUID.class),
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
