package app.plantain.core.codes;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of codes. */
@Repository
class CodeRows {

    private static final int INSERTED_AT_ONCE = 500;

    private static final String BATCHES = """
            select b.id, b.name, b.codes, b.uses, b.amount, b.redeem_until, b.life_days, b.redeemed, b.created_at,
                b.revoked_at, u.name as created_by
            from code_batch b join app_user u on u.id = b.created_by""";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    CodeRows(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** A code and what it belongs to, locked until the transaction ends. */
    record LockedCode(UUID id, String hint, int used, CodeBatchId batch) {}

    /** That a team redeemed a code of a batch. */
    record Before(UUID code, Instant at) {}

    void add(CodeBatchId id, CodeBatchDraft draft, UserId by, Instant now) {
        jdbc.sql("""
                        insert into code_batch
                            (id, name, codes, uses, amount, redeem_until, life_days, created_by, created_at)
                        values (:id, :name, :codes, :uses, :amount, :until, :days, :by, :now)""")
                .param("id", id.value())
                .param("name", draft.name())
                .param("codes", draft.codes())
                .param("uses", draft.uses())
                .param("amount", draft.amount().hundredths())
                .param("until", draft.redeemUntil().map(CodeRows::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("days", draft.lifeDays().orElse(null), Types.INTEGER)
                .param("by", by.value())
                .param("now", utc(now))
                .update();
    }

    void add(CodeBatchId batch, List<RedeemCode> codes) {
        template.batchUpdate(
                "insert into code (id, batch_id, hash, hint) values (?, ?, ?, ?)",
                codes,
                INSERTED_AT_ONCE,
                (statement, code) -> {
                    statement.setObject(1, TimeOrderedIds.next());
                    statement.setObject(2, batch.value());
                    statement.setString(3, code.hash());
                    statement.setString(4, code.hint());
                });
    }

    /**
     * Finds a code, and locks its row and that of its batch: of what redeems a batch or revokes it, one thing happens
     * after the other.
     */
    Optional<LockedCode> lock(String hash) {
        return jdbc.sql("""
                        select c.id, c.hint, c.used, c.batch_id
                        from code c join code_batch b on b.id = c.batch_id where c.hash = ? for update""")
                .param(hash)
                .query((row, number) -> new LockedCode(
                        uuid(row, "id"),
                        row.getString("hint"),
                        row.getInt("used"),
                        new CodeBatchId(uuid(row, "batch_id"))))
                .optional();
    }

    Optional<CodeBatch> batch(CodeBatchId id) {
        return jdbc.sql(BATCHES + " where b.id = ?")
                .param(id.value())
                .query((row, number) -> batch(row))
                .optional();
    }

    /** Batches made before another, newest first. */
    List<CodeBatch> batches(CodeBatchId before, int limit) {
        return jdbc.sql(BATCHES + " where b.id < ? order by b.id desc limit ?")
                .params(before.value(), limit)
                .query((row, number) -> batch(row))
                .list();
    }

    List<CodeBatch> newestBatches(int limit) {
        return jdbc.sql(BATCHES + " order by b.id desc limit ?")
                .param(limit)
                .query((row, number) -> batch(row))
                .list();
    }

    /** What a team redeemed of a batch. */
    Optional<Before> redeemed(CodeBatchId batch, TeamId team) {
        return jdbc.sql("select code_id, at from code_redemption where batch_id = ? and team_id = ?")
                .params(batch.value(), team.value())
                .query((row, number) ->
                        new Before(uuid(row, "code_id"), instant(row, "at").orElseThrow()))
                .optional();
    }

    /** Counts a redemption of a code that is locked. */
    void redeem(LockedCode code, Member member, Instant now) {
        jdbc.sql("insert into code_redemption (id, code_id, batch_id, team_id, user_id, at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        TimeOrderedIds.next(),
                        code.id(),
                        code.batch().value(),
                        member.team().value(),
                        member.user().value(),
                        utc(now))
                .update();
        jdbc.sql("update code set used = used + 1 where id = ?")
                .param(code.id())
                .update();
        jdbc.sql("update code_batch set redeemed = redeemed + 1 where id = ?")
                .param(code.batch().value())
                .update();
    }

    /** Who redeemed codes of a batch before another redemption, newest first. */
    List<CodeUse> uses(CodeBatchId batch, Optional<UUID> before, int limit) {
        return jdbc.sql("""
                        select r.id, c.hint, t.name as team, u.name as person, r.at
                        from code_redemption r join code c on c.id = r.code_id join team t on t.id = r.team_id
                            join app_user u on u.id = r.user_id
                        where r.batch_id = :batch and (cast(:before as uuid) is null or r.id < :before)
                        order by r.id desc limit :limit""")
                .param("batch", batch.value())
                .param("before", before.orElse(null), Types.OTHER)
                .param("limit", limit)
                .query((row, number) -> new CodeUse(
                        uuid(row, "id"),
                        row.getString("hint"),
                        row.getString("team"),
                        row.getString("person"),
                        instant(row, "at").orElseThrow()))
                .list();
    }

    /** Returns whether it was not revoked before. */
    boolean revoke(CodeBatchId batch, Instant now) {
        return jdbc.sql("update code_batch set revoked_at = ? where id = ? and revoked_at is null")
                        .params(utc(now), batch.value())
                        .update()
                > 0;
    }

    /** Returns whether it was revoked before. */
    boolean restore(CodeBatchId batch) {
        return jdbc.sql("update code_batch set revoked_at = null where id = ? and revoked_at is not null")
                        .param(batch.value())
                        .update()
                > 0;
    }

    private static CodeBatch batch(ResultSet row) throws SQLException {
        return new CodeBatch(
                new CodeBatchId(uuid(row, "id")),
                row.getString("name"),
                row.getInt("codes"),
                row.getInt("uses"),
                new Credits(row.getLong("amount")),
                instant(row, "redeem_until"),
                Optional.ofNullable(row.getObject("life_days", Integer.class)),
                row.getInt("redeemed"),
                row.getString("created_by"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "revoked_at"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
