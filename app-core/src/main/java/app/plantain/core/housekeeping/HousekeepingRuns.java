package app.plantain.core.housekeeping;

import app.plantain.core.housekeeping.ChoreReport.Run;
import app.plantain.core.identity.TimeOrderedIds;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What housekeeping found, on record. */
@Repository
class HousekeepingRuns {

    private final JdbcClient jdbc;

    HousekeepingRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String chore, Instant at, Finding finding) {
        jdbc.sql("insert into housekeeping_run (id, chore, ran_at, found, mended, detail) values (?, ?, ?, ?, ?, ?)")
                .params(
                        TimeOrderedIds.next(),
                        chore,
                        at.atOffset(ZoneOffset.UTC),
                        finding.found(),
                        finding.mended(),
                        finding.detail())
                .update();
    }

    void forgetBefore(Instant time) {
        jdbc.sql("delete from housekeeping_run where ran_at < ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last run of each chore. */
    Map<String, Run> last() {
        var last = new HashMap<String, Run>();
        jdbc.sql("""
                        select chore, ran_at, found, mended, detail from housekeeping_run r
                        where not exists (
                            select 1 from housekeeping_run later where later.chore = r.chore and later.id > r.id)""").query(row -> {
            var finding = new Finding(row.getInt("found"), row.getInt("mended"), row.getString("detail"));
            last.put(
                    row.getString("chore"),
                    new Run(row.getObject("ran_at", OffsetDateTime.class).toInstant(), finding));
        });
        return last;
    }
}
