package app.plantain.web.crash;

import app.plantain.core.credits.LedgerProof;
import java.sql.Connection;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Lets the core itself recompute the ledger. */
final class LedgerCheck {

    /** Not public, since nobody but the ledger reads its rows. */
    private static final String ROWS = "app.plantain.core.credits.LedgerRows";

    private LedgerCheck() {}

    /** What does not hold, in words. */
    static List<String> breaks(Connection connection) {
        var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        try (var core = new AnnotationConfigApplicationContext()) {
            core.registerBean(JdbcTemplate.class, () -> jdbc);
            core.registerBean(JdbcClient.class, () -> JdbcClient.create(jdbc));
            core.register(Class.forName(ROWS), LedgerProof.class);
            core.refresh();
            return core.getBean(LedgerProof.class).breaks();
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
