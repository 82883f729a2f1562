package app.plantain.core.prices;

import app.plantain.core.housekeeping.Chore;
import app.plantain.core.housekeeping.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Quotes that expired and by which nothing was bought. They are no fault, so none is ever reported; they are forgotten a
 * thousand at a time. Those by which something was bought stay, since they explain what it cost.
 */
@Component
class ExpiredQuotes implements Chore {

    /** Whoever submits with a quote at its last moment still finds it. */
    private static final Duration GRACE = Duration.ofHours(1);

    /** What is older was looked at before: without an end, more and more quotes that stay would be. */
    private static final Duration LOOKED_AT = Duration.ofDays(30);

    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_TIMES = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    ExpiredQuotes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expired-quotes";
    }

    @Override
    public String title() {
        return "Expired quotes by which nothing was bought";
    }

    @Override
    public Duration rest() {
        return Duration.ofHours(12);
    }

    @Override
    public Finding run() {
        var forgotten = MOST_AT_ONCE;
        for (var times = 0; times < MOST_TIMES && forgotten == MOST_AT_ONCE; times++) {
            forgotten = forget();
        }
        return Finding.NOTHING;
    }

    private int forget() {
        var now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        delete from quote where id in (
                            select q.id from quote q
                            where q.expires_at between :first and :last
                                and not exists (select 1 from batch b where b.quote_id = q.id)
                            order by q.expires_at limit :most)""")
                .param("first", now.minus(LOOKED_AT))
                .param("last", now.minus(GRACE))
                .param("most", MOST_AT_ONCE)
                .update();
    }
}
