package app.plantain.core.generation;

import app.plantain.core.sql.DatabaseAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes away what ended jobs leave behind in PostgreSQL. A deleted row of the scheduler stays in its table and indexes until
 * a vacuum, and PostgreSQL looks once a minute whether one is due. At some hundred jobs a second all that is due is read
 * through tens of thousands of such rows by then. So each node has them taken away after every few thousand of its own.
 */
@Component
class SpentExecutions {

    private static final Logger LOG = LoggerFactory.getLogger(SpentExecutions.class);

    /** So many are read through in well under a millisecond, and a vacuum takes ten. */
    static final int MANY = 2_000;

    /** Not where another vacuum is at it, and without the moment at which nobody can read the table. */
    private static final String VACUUM = "vacuum (skip_locked, truncate false) scheduled_tasks";

    private final JdbcTemplate jdbc;
    private final boolean onPostgres;
    private final AtomicInteger left = new AtomicInteger();

    SpentExecutions(JdbcTemplate jdbc, JdbcConnectionDetails database) {
        this.jdbc = jdbc;
        this.onPostgres = DatabaseAddress.isPostgres(database.getJdbcUrl());
    }

    /** So many more are left behind. Goes on at once: what has to be done is done by another thread. */
    void add(int count) {
        if (onPostgres && left.addAndGet(count) >= MANY && left.getAndSet(0) >= MANY) {
            var _ = Thread.ofVirtual().name("spent-executions").start(this::takeAway);
        }
    }

    private void takeAway() {
        try {
            jdbc.execute(VACUUM);
        } catch (DataAccessException failure) {
            LOG.warn("Could not vacuum the scheduler's table; PostgreSQL will do so itself, if later", failure);
        }
    }
}
