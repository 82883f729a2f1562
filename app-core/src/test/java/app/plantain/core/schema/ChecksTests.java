package app.plantain.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import app.plantain.core.testing.TestTeams;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import plantain.testing.CoreTestApplication;

/** The pool gives up each connection after half an hour, that of the migrations too. */
class ChecksTests {

    @Nested
    @OnH2
    class InH2 extends Rules {}

    @Nested
    @OnPostgres
    class InPostgres extends Rules {}

    @SpringBootTest(
            classes = CoreTestApplication.class,
            properties = {"db-scheduler.enabled=false", "plantain.test=checks"})
    abstract static class Rules {

        @Autowired
        HikariDataSource pool;

        @Autowired
        JdbcTemplate jdbc;

        @BeforeEach
        void theConnectionsOfTheMigrationsAreGone() {
            pool.getHikariPoolMXBean().softEvictConnections();
        }

        @Test
        void whatIsRightIsStillTaken() {
            var member = new TestTeams(jdbc).member();

            assertThat(jdbc.queryForList(
                            "select role from team_member where team_id = ?",
                            String.class,
                            member.team().value()))
                    .containsExactly("MEMBER");
        }

        @Test
        void whatIsWrongIsStillRefused() {
            var member = new TestTeams(jdbc).member();

            assertThatThrownBy(() -> jdbc.update(
                            "insert into credit_account (id, team_id, kind) values (?, ?, 'POCKET')",
                            TimeOrderedIds.next(),
                            member.team().value()))
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageNotContaining("invalid");
        }
    }
}
