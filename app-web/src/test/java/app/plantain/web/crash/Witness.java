package app.plantain.web.crash;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Writes down, inside PostgreSQL, who ends each job and who holds it at that moment: a node that lost a job to another
 * must not be the one that ends it, however late it comes.
 */
final class Witness {

    private Witness() {}

    /** Begins to watch, once the tables are there. */
    static void swear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create table witnessed (job_id uuid, ended_by text, held_by text, before text, after text)""");
            statement.execute("""
                    create function witness() returns trigger language plpgsql as $$ begin
                        insert into witnessed values (new.id, current_setting('application_name'),
                            (select picked_by from scheduled_tasks
                             where task_name = 'job' and task_instance = new.id::text), old.state, new.state);
                        return new;
                    end $$""");
            statement.execute("""
                    create trigger witness after update on job for each row
                    when (new.finished_at is not null and (old.finished_at is null or new.state <> old.state
                        or new.finished_at <> old.finished_at or old.asset_id <> new.asset_id))
                    execute function witness()""");
        }
    }
}
