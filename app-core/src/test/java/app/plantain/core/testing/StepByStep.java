package app.plantain.core.testing;

import java.util.Collection;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;

/** Migrates a database as those were that are older than the whole schema: by one version after the other. */
public final class StepByStep {

    private static final Map<String, String> NOT_THE_WHOLE = Map.of("flyway.baselineMigrationPrefix", "NONE");

    private StepByStep() {}

    /** Comes to a version, or to the {@code latest}, with these migrations in Java. */
    public static void migrate(DataSource database, Collection<? extends JavaMigration> coded, String target) {
        Flyway.configure()
                .configuration(NOT_THE_WHOLE)
                .dataSource(database)
                .javaMigrations(coded.toArray(JavaMigration[]::new))
                .target(target)
                .load()
                .migrate();
    }
}
