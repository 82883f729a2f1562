package app.plantain.core.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.BalanceChanged;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under running nodes, and comes back. */
class RestartTests {

    @TempDir
    Path files;

    @Test
    void nodesHearEachOtherAgainAfterTheDatabaseWasAway() throws IOException, InterruptedException {
        var server = server(0);
        var url = server.getJdbcUrl("postgres", "postgres");
        try (var one = Node.on(url, "postgres");
                var other = Node.on(url, "postgres")) {
            server.close();
            server = server(server.getPort());

            assertThat(one.next()).isEqualTo(new ChangesMissed());
            assertThat(other.next()).isEqualTo(new ChangesMissed());
            var change = new BalanceChanged(new TeamId(TimeOrderedIds.next()));
            one.commit(change);
            assertThat(other.next()).isEqualTo(change);
        } finally {
            server.close();
        }
    }

    private EmbeddedPostgres server(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(files.resolve("database"))
                .setCleanDataDirectory(false)
                .start();
    }
}
