package app.plantain.core.generation;

import app.plantain.core.nodes.AbandonedTransactions;
import app.plantain.core.sql.DatabaseAddress;
import app.plantain.core.sql.OneWriter;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Database connections for the scheduler alone. Were its heartbeats to wait in line with a hundred steps, a busy node
 * would take its own steps for dead.
 */
@Component
class SchedulerConnections implements DisposableBean {

    private static final int MOST = 6;

    /**
     * What db-scheduler asks for are the few executions that are due, among as many as there are open jobs. PostgreSQL
     * expects up to as many as may be picked at once, reads all there are for that, and plans it anew each time.
     */
    private static final String READ_BY_INDEX =
            "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;"
                    + " set plan_cache_mode = force_generic_plan";

    private final HikariDataSource pool;

    SchedulerConnections(JdbcConnectionDetails database, OneWriter oneWriter) {
        var config = new HikariConfig();
        config.setPoolName("scheduler");
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setMaximumPoolSize(MOST);
        config.setMinimumIdle(1);
        // The application's own pool is the one that says whether the database is there.
        config.setInitializationFailTimeout(-1);
        AbandonedTransactions.endIn(config);
        oneWriter.takeTurnsIn(config);
        if (DatabaseAddress.isPostgres(database.getJdbcUrl())) {
            config.setConnectionInitSql(config.getConnectionInitSql() + "; " + READ_BY_INDEX);
        }
        pool = new HikariDataSource(config);
    }

    DataSource pool() {
        return pool;
    }

    @Override
    public void destroy() {
        pool.close();
    }
}
