package app.plantain.core.nodes;

import app.plantain.core.sql.DatabaseAddress;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A node that freezes in the middle of a transaction keeps its locks, and all other nodes wait for them, for the teams
 * whose credits it was moving. So PostgreSQL ends a transaction in which nothing has been said for long: ours speak all
 * the time, since none of them waits for a vendor, a disk or a person.
 */
@Configuration(proxyBeanMethods = false)
public class AbandonedTransactions {

    private static final String END_THEM = "set idle_in_transaction_session_timeout = '60s'";

    @Bean
    static BeanPostProcessor endsOfAbandonedTransactions() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    endIn(pool);
                }
                return bean;
            }
        };
    }

    /** Has the connections of a pool end them; for a pool that is no bean of its own. Connections to H2 stay as they are. */
    public static void endIn(HikariConfig pool) {
        if (pool.getConnectionInitSql() == null && DatabaseAddress.isPostgres(pool.getJdbcUrl())) {
            pool.setConnectionInitSql(END_THEM);
        }
    }
}
