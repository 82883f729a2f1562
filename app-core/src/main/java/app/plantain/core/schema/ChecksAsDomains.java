package app.plantain.core.schema;

import app.plantain.core.sql.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Has PostgreSQL check single columns by their domains, in the tables that every job writes to. It reads the checks of a
 * table anew for each statement that writes to it, which was half the time of a job's update; those of a domain it reads
 * once a connection. H2 reads all checks once.
 */
@Component
class ChecksAsDomains extends CodedMigration {

    private static final List<Domain> DOMAINS = List.of(
            new Domain("job_state", "varchar(16)", """
                    value in ('QUEUED', 'SUBMITTING', 'RUNNING', 'STORING', 'IN_DOUBT', 'SUCCEEDED', 'FAILED',
                        'CANCELLED')"""),
            new Domain("failure_kind", "varchar(20)", """
                    value in ('INVALID_REQUEST', 'AUTHENTICATION', 'BALANCE', 'CONTENT_BLOCKED', 'NO_IMAGE',
                        'RATE_LIMITED', 'VENDOR_ERROR', 'TIMEOUT')"""),
            new Domain("resolution_tier", "varchar(4)", "value in ('512', '1K', '2K', '4K')"),
            new Domain("attempt_outcome", "varchar(16)", "value in ('NOT_ACCEPTED', 'ACCEPTED', 'IN_DOUBT')"),
            new Domain("cost_source", "varchar(8)", "value in ('LISTED', 'REPORTED')"),
            new Domain("rendition_kind", "varchar(16)", "value in ('THUMBNAIL', 'PREVIEW', 'LARGE')"),
            new Domain("batch_source", "varchar(16)", "value in ('STUDIO', 'API')"),
            new Domain("batch_priority", "varchar(8)", "value in ('FIRST', 'NORMAL', 'LAST')"),
            new Domain("job_priority", "integer", "value between -1 and 1"),
            new Domain("natural_integer", "integer", "value >= 0"),
            new Domain("natural_bigint", "bigint", "value >= 0"),
            new Domain("positive_integer", "integer", "value > 0"),
            new Domain("positive_bigint", "bigint", "value > 0"));

    private static final List<Column> COLUMNS = List.of(
            new Column("job", "position", "natural_integer"),
            new Column("job", "state", "job_state"),
            new Column("job", "price", "positive_bigint"),
            new Column("job", "failure", "failure_kind"),
            new Column("job", "delivered_tier", "resolution_tier"),
            new Column("job", "priority", "job_priority"),
            new Column("job", "variation", "natural_integer"),
            new Column("attempt", "number", "positive_integer"),
            new Column("attempt", "outcome", "attempt_outcome"),
            new Column("attempt", "retry_after_ms", "natural_bigint"),
            new Column("attempt", "cost", "natural_bigint"),
            new Column("attempt", "cost_source", "cost_source"),
            new Column("attempt", "listed_cost", "natural_bigint"),
            new Column("batch", "source", "batch_source"),
            new Column("batch", "tier", "resolution_tier"),
            new Column("batch", "images", "positive_integer"),
            new Column("batch", "priority", "batch_priority"),
            new Column("asset", "tier", "resolution_tier"),
            new Column("blob", "bytes", "positive_bigint"),
            new Column("blob", "width", "positive_integer"),
            new Column("blob", "height", "positive_integer"),
            new Column("rendition", "kind", "rendition_kind"),
            new Column("rendition", "bytes", "positive_bigint"),
            new Column("rendition", "width", "positive_integer"),
            new Column("rendition", "height", "positive_integer"));

    ChecksAsDomains() {
        super("17.1", "checks as domains");
    }

    private record Domain(String name, String type, String rule) {}

    private record Column(String table, String name, String domain) {}

    @Override
    protected void change(Connection connection) throws SQLException {
        if (!DatabaseAddress.isPostgres(connection.getMetaData().getURL())) {
            return;
        }
        for (var domain : DOMAINS) {
            run(connection, "create domain %s as %s".formatted(domain.name(), domain.type()));
        }
        for (var column : COLUMNS) {
            dropCheck(connection, column);
            run(
                    connection,
                    "alter table %s alter column %s type %s".formatted(column.table(), column.name(), column.domain()));
        }
        // A domain that has its check already would make each column's table be written anew.
        for (var domain : DOMAINS) {
            run(connection, "alter domain %s add check (%s)".formatted(domain.name(), domain.rule()));
        }
    }

    private static void dropCheck(Connection connection, Column column) throws SQLException {
        var query = """
                select c.conname from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
                where c.contype = 'c' and c.conrelid = cast(? as regclass) and a.attname = ?""";
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, column.table());
            statement.setString(2, column.name());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    run(
                            connection,
                            "alter table %s drop constraint \"%s\"".formatted(column.table(), rows.getString(1)));
                }
            }
        }
    }
}
