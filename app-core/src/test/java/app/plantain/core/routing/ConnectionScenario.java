package app.plantain.core.routing;

import app.plantain.core.testing.ScriptedProvider;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import plantain.testing.CoreTestApplication;

/** No connection at first, and two vendors. */
@SpringBootTest(
        classes = CoreTestApplication.class,
        properties = {"db-scheduler.enabled=false", "plantain.http.allowed-private-hosts=gateway.localhost"})
abstract class ConnectionScenario {

    @Autowired
    Connections connections;

    @Autowired
    ConnectionRepository repository;

    @Autowired
    Router router;

    @Autowired
    VendorKeys keys;

    @Autowired
    ConnectionHealth health;

    @Autowired
    ConnectionRules rules;

    @Autowired
    ScriptedProvider first;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SettableClock clock;

    TestTeams teams;

    @BeforeEach
    void noConnection() {
        teams = new TestTeams(jdbc);
        first.reset();
        clear();
    }

    @AfterEach
    void clear() {
        jdbc.update("delete from connection_event");
        jdbc.update("delete from connection_health");
        jdbc.update("delete from vendor_connection");
        jdbc.update("delete from audit_entry");
    }

    Connection connection(String name) {
        return repository.findByName(name).orElseThrow().toConnection();
    }

    /** With which settings the vendor is called, the key among them. */
    Map<String, String> told(String name) {
        var connection = connection(name);
        router.providerOf(connection).probe(connection.forProvider());
        return first.accounts().getLast().settings();
    }

    /** All that anybody may read who looks into the audit log. */
    String audited() {
        return jdbc.queryForList("select action, subject, detail from audit_entry order by id")
                .toString();
    }

    /** A vendor that refused our key. */
    void pause(String name) {
        jdbc.update(
                "update vendor_connection set version = version + 1, paused_at = created_at, pause_kind = 'AUTHENTICATION',"
                        + " pause_message = 'No such key' where name = ?",
                name);
    }
}
