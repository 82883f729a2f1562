package app.plantain.core.generation;

import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.identity.TeamId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which references a batch has, in their order. */
@Repository
class BatchReferences {

    private final JdbcClient jdbc;

    BatchReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TeamId team, BatchId batch, List<ReferenceId> references) {
        for (var position = 0; position < references.size(); position++) {
            jdbc.sql("insert into batch_reference (batch_id, position, reference_id, team_id) values (?, ?, ?, ?)")
                    .params(batch.value(), position, references.get(position).value(), team.value())
                    .update();
        }
    }

    List<ReferenceId> of(BatchId batch) {
        return jdbc.sql("select reference_id from batch_reference where batch_id = ? order by position")
                .param(batch.value())
                .query((row, number) -> new ReferenceId(row.getObject("reference_id", UUID.class)))
                .list();
    }
}
