package app.plantain.core.generation;

import app.plantain.core.credits.ProofPart;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proves that each open job has its open hold, of its price, and each finished one was charged what its hold says. */
@Component
class HoldsAndJobs implements ProofPart {

    private static final int MOST_TOLD = 100;

    private final JdbcClient jdbc;

    HoldsAndJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> breaks() {
        return jdbc.sql("""
                        select j.id from job j join credit_hold h on h.id = j.hold_id
                        where h.amount <> j.price or (j.finished_at is null and h.resolved_at is not null)
                            or (j.finished_at is not null
                                and (h.resolved_at is null or coalesce(j.charged, -1) <> coalesce(h.captured, -1)))
                        order by j.id limit ?""")
                .param(MOST_TOLD)
                .query((row, number) -> "Job %s and its hold do not agree".formatted(row.getString("id")))
                .list();
    }
}
