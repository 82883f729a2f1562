package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import plantain.testing.CoreTestApplication;

@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
@OnPostgres
class SchedulerConnectionsTests {

    @Autowired
    private SchedulerConnections connections;

    @Test
    void aFrozenSchedulerKeepsNoLocksForLong() {
        assertThat(new JdbcTemplate(connections.pool())
                        .queryForObject("show idle_in_transaction_session_timeout", String.class))
                .isEqualTo("1min");
    }
}
