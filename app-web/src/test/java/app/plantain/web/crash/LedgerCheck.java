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

    /** What the proof needs. Not public, since nobody but the ledger and the engine read their rows. */
    private static final List<String> PARTS = List.of(
            "app.plantain.core.credits.LedgerRows",
            "app.plantain.core.credits.GrantRows",
            "app.plantain.core.generation.HoldsAndJobs");

    private LedgerCheck() {}

    /** What does not hold, in words. */
    static List<String> breaks(Connection connection) {
        var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        try (var core = new AnnotationConfigApplicationContext()) {
            core.registerBean(JdbcTemplate.class, () -> jdbc);
            core.registerBean(JdbcClient.class, () -> JdbcClient.create(jdbc));
            for (var part : PARTS) {
                core.register(Class.forName(part));
            }
            core.register(LedgerProof.class);
            core.refresh();
            return core.getBean(LedgerProof.class).breaks();
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
