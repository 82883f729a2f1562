package app.plantain.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.StepByStep;
import app.plantain.core.testing.TestDatabases;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import plantain.testing.CoreTestApplication;

/** A new database begins with the whole schema; it is the same as that of one which came by all migrations. */
class WholeSchemaTests {

    /** Databases name what nobody named after its columns or by a number: such names say nothing. */
    private static final String NOT_NAMED = "(?i).*_(check|fkey|key|pkey|not_null)\\d*|constraint_.*|\\d+_\\d+_.*";

    @Nested
    class InH2 extends Rules {
        InH2() {
            super(TestDatabases.freshH2(), TestDatabases.freshH2(), "plantain");
        }

        @Override
        List<String> indexes(JdbcClient database) {
            return texts(database, """
                    select c.table_name || ' ' || c.index_name || ' ' || c.ordinal_position || ' ' || c.column_name
                        || ' ' || coalesce(c.ordering_specification, '') || ' ' || c.is_unique
                    from information_schema.index_columns c
                    join information_schema.indexes i on i.index_schema = c.index_schema and i.index_name = c.index_name
                    where c.table_schema = current_schema and c.table_name <> 'flyway_schema_history'
                        and not coalesce(i.is_generated, false)""");
        }
    }

    @Nested
    class InPostgres extends Rules {
        InPostgres() {
            super(TestDatabases.freshPostgres(), TestDatabases.freshPostgres(), "postgres");
        }

        @Override
        List<String> indexes(JdbcClient database) {
            return texts(
                            database,
                            "select indexname || ': ' || indexdef from pg_indexes"
                                    + " where schemaname = current_schema and tablename <> 'flyway_schema_history'")
                    .stream()
                    .map(index -> index.substring(0, index.indexOf(':')).matches(NOT_NAMED)
                            ? index.substring(index.indexOf(" ON "))
                            : index)
                    .toList();
        }
    }

    @OnH2
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
    abstract static class Rules {

        private final HikariDataSource first = new HikariDataSource();
        private final HikariDataSource second = new HikariDataSource();
        private final JdbcClient begun = JdbcClient.create(first);
        private final JdbcClient grown = JdbcClient.create(second);

        @Autowired
        List<CodedMigration> migrations;

        Rules(String url, String other, String user) {
            first.setJdbcUrl(url);
            second.setJdbcUrl(other);
            first.setUsername(user);
            second.setUsername(user);
        }

        abstract List<String> indexes(JdbcClient database);

        @BeforeAll
        void migrate() {
            migrate(first);
            // Where an older version of Plantain left it; the present one goes on from there.
            StepByStep.migrate(second, migrations, "14");
            migrate(second);
        }

        @AfterAll
        void close() {
            first.close();
            second.close();
        }

        @Test
        void itBeginsWithTheWholeSchemaAndTheOtherDoesNot() {
            assertThat(versions(begun)).startsWith("16", "16.1", "16.2", "17");
            assertThat(versions(grown))
                    .startsWith("1", "2", "3")
                    .endsWith("14", "15", "16", "16.1", "16.2", "17", "17.1", "18", "19");
        }

        @Test
        void itsColumnsAreTheSame() {
            assertThat(columns(begun)).hasSizeGreaterThan(300).containsExactlyInAnyOrderElementsOf(columns(grown));
        }

        @Test
        void whatItRefusesIsTheSame() {
            assertThat(constraints(begun))
                    .hasSizeGreaterThan(200)
                    .containsExactlyInAnyOrderElementsOf(constraints(grown));
            assertThat(keys(begun)).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(keys(grown));
            assertThat(triggers(begun)).hasSizeGreaterThan(1).containsExactlyInAnyOrderElementsOf(triggers(grown));
        }

        @Test
        void itsIndexesAreTheSame() {
            assertThat(indexes(begun)).hasSizeGreaterThan(40).containsExactlyInAnyOrderElementsOf(indexes(grown));
        }

        @Test
        void itsFirstRowsAreTheSame() {
            for (var table : tables(grown)) {
                var rows = "select count(*) from " + table;
                assertThat(begun.sql(rows).query().listOfRows())
                        .as(table)
                        .isEqualTo(grown.sql(rows).query().listOfRows());
            }
            for (var rows : List.of("select * from credit_account order by id", "select * from engine", """
                    select model, tier, least_references, most_references, team_group, valid_from, amount, created_by,
                        reason, created_at
                    from price_rule order by model, tier""")) {
                assertThat(begun.sql(rows).query().listOfRows())
                        .isNotEmpty()
                        .isEqualTo(grown.sql(rows).query().listOfRows());
            }
        }

        private void migrate(DataSource database) {
            Flyway.configure()
                    .dataSource(database)
                    .javaMigrations(migrations.toArray(JavaMigration[]::new))
                    .load()
                    .migrate();
        }

        private static List<String> versions(JdbcClient database) {
            return texts(
                    database,
                    "select \"version\" from \"flyway_schema_history\" where \"version\" is not null order by \"installed_rank\"");
        }

        private static List<String> tables(JdbcClient database) {
            return texts(database, """
                    select table_name from information_schema.tables
                    where table_schema = current_schema and table_name <> 'flyway_schema_history'""");
        }

        private static List<String> columns(JdbcClient database) {
            return texts(database, """
                    select table_name || '.' || column_name || ' ' || data_type || ' '
                        || coalesce(cast(character_maximum_length as varchar), '') || ' ' || is_nullable || ' '
                        || coalesce(cast(column_default as varchar), '') || ' ' || coalesce(is_identity, '')
                    from information_schema.columns
                    where table_schema = current_schema and table_name <> 'flyway_schema_history'""");
        }

        private static List<String> constraints(JdbcClient database) {
            return database.sql("""
                    select t.constraint_name, t.table_name || ' ' || t.constraint_type || ' '
                        || coalesce(c.check_clause, '') || ' ' || coalesce(r.delete_rule, '') as words
                    from information_schema.table_constraints t
                    left join information_schema.check_constraints c
                        on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name
                    left join information_schema.referential_constraints r
                        on r.constraint_schema = t.constraint_schema and r.constraint_name = t.constraint_name
                    where t.table_schema = current_schema and t.table_name <> 'flyway_schema_history'""")
                    .query((row, _) -> named(row.getString(1)) + row.getString(2))
                    .list();
        }

        /** Keys with their columns, of foreign keys also what they point at. */
        private static List<String> keys(JdbcClient database) {
            return database.sql("""
                    select k.constraint_name, k.table_name || '.' || k.column_name || ' ' || k.ordinal_position || ' '
                        || coalesce(f.table_name || '.' || f.column_name, '') as words
                    from information_schema.key_column_usage k
                    left join information_schema.referential_constraints r
                        on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name
                    left join information_schema.key_column_usage f
                        on f.constraint_schema = r.unique_constraint_schema
                        and f.constraint_name = r.unique_constraint_name
                        and f.ordinal_position = k.position_in_unique_constraint
                    where k.table_schema = current_schema and k.table_name <> 'flyway_schema_history'""")
                    .query((row, _) -> named(row.getString(1)) + row.getString(2))
                    .list();
        }

        private static List<String> triggers(JdbcClient database) {
            return texts(database, """
                    select trigger_name || ' ' || event_manipulation || ' ' || event_object_table || ' ' || action_timing
                    from information_schema.triggers where trigger_schema = current_schema""");
        }

        static List<String> texts(JdbcClient database, String query) {
            return database.sql(query).query((row, _) -> row.getString(1)).list();
        }

        private static String named(String constraint) {
            return constraint.matches(NOT_NAMED) ? "" : constraint + " ";
        }
    }
}
