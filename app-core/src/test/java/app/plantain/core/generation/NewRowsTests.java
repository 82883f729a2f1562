package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.sql.Insert;
import app.plantain.core.testing.OnH2;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import plantain.testing.CoreTestApplication;

/** New batches, jobs and attempts are written past Hibernate, which would otherwise see to it that no column is forgotten. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
@OnH2
class NewRowsTests {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void allOfANewBatchIsWrittenButWhatItHasLaterOnly() {
        assertThat(columnsOf("batch")).isEqualTo(union(Batch.NEW, "paused_at"));
    }

    @Test
    void allOfANewJobIsWrittenButWhatItHasLaterOnly() {
        assertThat(columnsOf("job"))
                .isEqualTo(union(
                        Job.NEW,
                        "charged",
                        "failure",
                        "message",
                        "asset_id",
                        "delivered_tier",
                        "decide_at",
                        "finished_at"));
    }

    @Test
    void allOfANewAttemptIsWrittenButWhatItHasLaterOnly() {
        assertThat(columnsOf("attempt"))
                .isEqualTo(union(
                        Attempt.NEW,
                        "outcome",
                        "handle",
                        "failure",
                        "message",
                        "retry_after_ms",
                        "result_sha256",
                        "asset_id",
                        "ended_at"));
    }

    private static Set<String> union(Insert written, String... later) {
        return Stream.concat(written.columns().stream().map(Insert.Column::name), Stream.of(later))
                .collect(Collectors.toSet());
    }

    private Set<String> columnsOf(String table) {
        List<String> columns = jdbc.sql("select column_name from information_schema.columns where table_name = ?")
                .param(table)
                .query((row, number) -> row.getString(1))
                .list();
        return Set.copyOf(columns);
    }
}
