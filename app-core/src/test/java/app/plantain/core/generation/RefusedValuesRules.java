package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.testing.ScriptedProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** The database refuses what must not be in the tables that every job writes to, whoever writes it. */
abstract class RefusedValuesRules extends EngineScenario {

    /** What else has to change with a value is said behind it, so that no rule about both refuses it first. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            batch,     source,         'FAX'
            batch,     tier,           '3K'
            batch,     images,         0
            batch,     priority,       'NOW'
            job,       position,       -1
            job,       state,          "'LOST', finished_at = null, charged = null"
            job,       state,          'QUEUED'
            job,       state,          'IN_DOUBT'
            job,       price,          0
            job,       charged,        -1
            job,       charged,        1000000
            job,       charged,        null
            job,       failure,        'UNKNOWN'
            job,       delivered_tier, '3K'
            job,       delivered_tier, null
            job,       asset_id,       null
            job,       finished_at,    null
            job,       priority,       2
            job,       variation,      -1
            attempt,   number,         0
            attempt,   outcome,        'PERHAPS'
            attempt,   retry_after_ms, -1
            attempt,   cost,           "-1, cost_source = 'LISTED'"
            attempt,   cost_source,    "'GUESSED', cost = 1"
            attempt,   listed_cost,    -1
            asset,     tier,           '3K'
            blob,      bytes,          0
            blob,      width,          0
            blob,      height,         0
            rendition, kind,           'POSTER'
            rendition, bytes,          0
            rendition, width,          0
            rendition, height,         0
            """)
    void aValueThatMustNotBeIsRefused(String table, String column, String value) {
        first.onSubmit(request -> new Submission.Delivered(ScriptedProvider.picture(1024, 1024)));
        var job = submitOne(ResolutionTier.ONE_K);
        runToEnd(job);
        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);

        var update = "update %s set %s = %s where %s".formatted(table, column, value, rowOf(table));
        assertThatThrownBy(() -> jdbc.update(update, job.value())).isInstanceOf(DataIntegrityViolationException.class);
    }

    /** The one row of the job in a table, so that nothing but the value is wrong. */
    private static String rowOf(String table) {
        var image = "(select a.sha256 from asset a join job j on j.asset_id = a.id where j.id = ?)";
        return switch (table) {
            case "batch" -> "id = (select batch_id from job where id = ?)";
            case "job" -> "id = ?";
            case "attempt" -> "job_id = ?";
            case "asset" -> "id = (select asset_id from job where id = ?)";
            case "blob" -> "sha256 = " + image;
            case "rendition" -> "kind = 'LARGE' and source_sha256 = " + image;
            default -> throw new IllegalArgumentException(table);
        };
    }
}
