package app.plantain.core.housekeeping;

import app.plantain.core.housekeeping.ChoreReport.Run;
import app.plantain.core.identity.TimeOrderedIds;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
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

    /** When a chore was last done, and what it found; empty where it was never done. */
    Optional<Run> last(String chore) {
        return jdbc.sql("""
                        select ran_at, found, mended, detail from housekeeping_run
                        where chore = ? order by id desc limit 1""")
                .param(chore)
                .query((row, number) -> new Run(
                        row.getObject("ran_at", OffsetDateTime.class).toInstant(),
                        new Finding(row.getInt("found"), row.getInt("mended"), row.getString("detail"))))
                .optional();
    }
}
