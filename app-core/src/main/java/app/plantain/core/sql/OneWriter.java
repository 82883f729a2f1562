package app.plantain.core.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * Lets one transaction at a time write to H2, from its first change until it ends. When H2 saves what one transaction
 * committed, it writes down table after table and index after index as they are at that moment, while others go on: a
 * process that is killed then leaves half of a change that was never committed, or a row that its indexes do not know.
 * Reading goes on all the time. PostgreSQL needs none of this.
 */
@Component
public class OneWriter implements BeanPostProcessor {

    private final Turn turn = new Turn();

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            takeTurnsIn(pool);
        }
        return bean;
    }

    /** Has the connections of a pool take turns with all others, where they lead to H2; for a pool that is no bean. */
    public void takeTurnsIn(HikariConfig pool) {
        if (pool.getDataSource() == null && DatabaseAddress.isH2(pool.getJdbcUrl())) {
            pool.setDataSource(new TakingTurns(new DriverManagerDataSource(pool.getJdbcUrl())));
        }
    }

    private final class TakingTurns extends DelegatingDataSource {

        private TakingTurns(DataSource h2) {
            super(h2);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return WritesInTurn.on(super.getConnection(), turn);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return WritesInTurn.on(super.getConnection(user, password), turn);
        }
    }
}
