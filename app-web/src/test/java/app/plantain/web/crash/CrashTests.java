package app.plantain.web.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bench/crash}: ten kills in all, with a new seed each time, and a few faults. */
@Timeout(400)
class CrashTests {

    @TempDir
    Path folder;

    @Test
    void oneNodeWithItsOwnDatabaseLosesAndRepeatsNothingWhenItIsKilled()
            throws IOException, InterruptedException, SQLException {
        losesAndRepeatsNothing(Plan.ofKills(4, seed(), 1, Store.Kind.H2));
    }

    @Test
    void twoNodesLoseAndRepeatNothingWhenTheyAreKilledAndFrozen()
            throws IOException, InterruptedException, SQLException {
        losesAndRepeatsNothing(Plan.ofKills(6, seed(), 2, Store.Kind.POSTGRES));
    }

    @Test
    void aNodeWorksAsBeforeAfterFaultsOfItsVendorItsDatabaseAndItsDisk()
            throws IOException, InterruptedException, SQLException {
        losesAndRepeatsNothing(Plan.ofFaults(seed(), 1, "vendor_half_answer", "backends_killed", "disk_full"));
    }

    private void losesAndRepeatsNothing(Plan plan) throws IOException, InterruptedException, SQLException {
        var report = CrashTrial.run(plan, folder);
        assertThat(report.wrong())
                .as("Again: %s%n%s", plan.command(), String.join("\n", report.figures()))
                .isEmpty();
    }

    private static long seed() {
        return System.nanoTime() & 0xffffff;
    }
}
