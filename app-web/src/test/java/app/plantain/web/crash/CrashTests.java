package app.plantain.web.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bench/crash}: the same with ten kills each, and a new seed each time. */
@Timeout(400)
class CrashTests {

    private static final int KILLS = 10;

    @TempDir
    Path folder;

    @Test
    void oneNodeLosesAndRepeatsNothingWhenItIsKilled() throws IOException, InterruptedException, SQLException {
        isWithoutFault(new Plan(KILLS, seed(), 1, Store.Kind.H2, false));
    }

    @Test
    void twoNodesLoseAndRepeatNothingWhenTheyAreKilledAndFrozen()
            throws IOException, InterruptedException, SQLException {
        isWithoutFault(new Plan(KILLS, seed(), 2, Store.Kind.POSTGRES, false));
    }

    private void isWithoutFault(Plan plan) throws IOException, InterruptedException, SQLException {
        var report = CrashTrial.run(plan, folder);
        assertThat(report.wrong())
                .as("Again: %s%n%s", plan.command(), String.join("\n", report.figures()))
                .isEmpty();
        assertThat(report.figures()).contains("%s.kills %d times".formatted(plan.prefix(), KILLS));
    }

    private static long seed() {
        return System.nanoTime() & 0xffffff;
    }
}
