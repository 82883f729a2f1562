package app.plantain.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.plantain.core.testing.OnH2;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import plantain.testing.CoreTestApplication;

@OnH2
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
class CodedMigrationTests {

    @Autowired
    Flyway flyway;

    @Test
    void whatDatabasesRememberOfMigrationsInJavaStaysAsItIs() {
        assertThat(flyway.info().all())
                .extracting(
                        one -> one.getVersion().toString(), MigrationInfo::getDescription, MigrationInfo::getChecksum)
                .contains(
                        tuple("2", "append only transfers", null),
                        tuple("8", "unnamed checks", null),
                        tuple("9.1", "prices become rules", null),
                        tuple("15", "transfers name kinds", null),
                        tuple("16.1", "still append only transfers", null),
                        tuple("16.2", "still frozen price rules", null));
    }
}
