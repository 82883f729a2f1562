package app.plantain.core.generation;

import static app.plantain.core.sql.Insert.id;
import static app.plantain.core.sql.Insert.number;

import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.identity.TeamId;
import app.plantain.core.sql.Insert;
import app.plantain.core.sql.Together;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which references a batch has, in their order. */
@Repository
class BatchReferences {

    private static final Insert NEW =
            Insert.into("batch_reference", id("batch_id"), number("position"), id("reference_id"), id("team_id"));

    private final JdbcClient jdbc;

    BatchReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds those of a new batch to what is written together with it. */
    static void add(Together together, TeamId team, BatchId batch, List<ReferenceId> references) {
        for (var position = 0; position < references.size(); position++) {
            together.add(NEW, batch.value(), position, references.get(position).value(), team.value());
        }
    }

    List<ReferenceId> of(BatchId batch) {
        return jdbc.sql("select reference_id from batch_reference where batch_id = ? order by position")
                .param(batch.value())
                .query((row, number) -> new ReferenceId(row.getObject("reference_id", UUID.class)))
                .list();
    }
}
