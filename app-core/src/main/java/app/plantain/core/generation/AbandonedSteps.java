package app.plantain.core.generation;

import app.plantain.core.sql.DatabaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Frees, before the scheduler starts, the steps that a killed process was taking. Only where the database lives inside
 * this process, so that nobody else can be taking them; among several nodes their heartbeats tell.
 */
@Component
class AbandonedSteps implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedSteps.class);

    private final JdbcClient jdbc;
    private final JdbcConnectionDetails database;

    AbandonedSteps(JdbcClient jdbc, JdbcConnectionDetails database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (DatabaseAddress.isOwn(database.getJdbcUrl())) {
            free();
        }
    }

    private void free() {
        var freed = jdbc.sql("""
                update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                where picked = true""").update();
        if (freed > 0) {
            LOG.info("Going on with {} jobs that were interrupted", freed);
        }
    }
}
