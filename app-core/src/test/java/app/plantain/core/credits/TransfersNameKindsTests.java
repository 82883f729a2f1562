package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.identity.TeamId;
import app.plantain.core.schema.CodedMigration;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.StepByStep;
import app.plantain.core.testing.TestDatabases;
import app.plantain.core.testing.TestTeams;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import plantain.testing.CoreTestApplication;

/** What a ledger from before the change still is after it. */
class TransfersNameKindsTests {

    @Nested
    class InH2 extends Rules {
        InH2() {
            super(TestDatabases.freshH2(), "plantain");
        }
    }

    @Nested
    class InPostgres extends Rules {
        InPostgres() {
            super(TestDatabases.freshPostgres(), "postgres");
        }
    }

    @OnH2
    @SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
    abstract static class Rules {

        private static final String ISSUED = "00000000-0000-7000-8000-000000000001";
        private static final OffsetDateTime THEN = OffsetDateTime.of(2026, 11, 1, 9, 30, 0, 0, ZoneOffset.UTC);

        private final HikariDataSource database = new HikariDataSource();
        private final JdbcTemplate jdbc = new JdbcTemplate(database);
        private final JdbcClient client = JdbcClient.create(jdbc);
        private final UUID available = UUID.randomUUID();
        private final UUID held = UUID.randomUUID();
        private final UUID hold = UUID.randomUUID();
        private String chain = "0".repeat(64);

        @Autowired
        List<CodedMigration> migrations;

        Rules(String url, String user) {
            database.setJdbcUrl(url);
            database.setUsername(user);
        }

        @AfterEach
        void close() {
            database.close();
        }

        @Test
        void anOldLedgerStillProvesItself() {
            migrateTo("14");
            var team = oldLedger();

            migrateTo("latest");

            assertThat(new LedgerProof(new LedgerRows(client, jdbc), new GrantRows(client, jdbc), List.of()).breaks())
                    .isEmpty();
            assertThat(new LedgerRows(client, jdbc).after(team, 0, 10))
                    .extracting(row ->
                            row.transfer().debit() + " → " + row.transfer().credit())
                    .containsExactly("ISSUED → AVAILABLE", "AVAILABLE → HELD");
        }

        @Test
        void aChangeOfAnOldTransferIsStillSeenAndRefused() {
            migrateTo("14");
            oldLedger();

            migrateTo("latest");

            assertThatThrownBy(() -> jdbc.update("update credit_transfer set amount = 1"))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("append-only");
            assertThatThrownBy(() -> jdbc.update("delete from credit_transfer"))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("append-only");
        }

        private void migrateTo(String version) {
            StepByStep.migrate(database, migrations, version);
        }

        /** A grant of 100 credits, of which 7 are held. */
        private TeamId oldLedger() {
            var team = new TestTeams(jdbc).member().team();
            account(available, team, "AVAILABLE");
            account(held, team, "HELD");
            jdbc.update(
                    "insert into credit_hold (id, team_id, amount, opened_at) values (?, ?, 700, ?)",
                    hold,
                    team.value(),
                    THEN);
            jdbc.update(
                    "insert into credit_grant (id, team_id, source, amount, remaining, granted_at, reason)"
                            + " values (?, ?, 'GRANT', 10000, 10000, ?, 'Start')",
                    UUID.randomUUID(),
                    team.value(),
                    THEN);
            transfer(team, 1, "GRANT", UUID.fromString(ISSUED), available, 10_000, null);
            transfer(team, 2, "HOLD", available, held, 700, hold);
            jdbc.update(
                    "insert into credit_ledger (team_id, position, hash, available, held) values (?, 2, ?, 9300, 700)",
                    team.value(),
                    chain);
            return team;
        }

        private void account(UUID id, TeamId team, String kind) {
            jdbc.update("insert into credit_account (id, team_id, kind) values (?, ?, ?)", id, team.value(), kind);
        }

        private void transfer(
                TeamId team, long position, String kind, UUID debit, UUID credit, long amount, @Nullable UUID ofHold) {
            var id = UUID.randomUUID();
            var key = kind + id;
            chain = sha256(String.join(
                    "\n",
                    chain,
                    id.toString(),
                    team.toString(),
                    "" + position,
                    key,
                    kind,
                    debit.toString(),
                    credit.toString(),
                    "" + amount,
                    "" + ofHold,
                    "null",
                    THEN.toInstant().toString(),
                    "Reason"));
            jdbc.update(
                    "insert into credit_transfer (id, team_id, position, business_key, kind, debit_account_id,"
                            + " credit_account_id, amount, hold_id, reason, created_at, hash)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'Reason', ?, ?)",
                    id,
                    team.value(),
                    position,
                    key,
                    kind,
                    debit,
                    credit,
                    amount,
                    ofHold,
                    THEN,
                    chain);
        }

        private static String sha256(String text) {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }
}
