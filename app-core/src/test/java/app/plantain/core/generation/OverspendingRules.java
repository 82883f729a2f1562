package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.provider.ResolutionTier;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a team can order when it orders all at once. */
abstract class OverspendingRules extends EngineScenario {

    private static final int ORDERS = 200;

    /** Hundred credits, and an image in 2K costs ten. */
    private static final int AFFORDABLE = 10;

    @Test
    void twoHundredOrdersAtOnceBecomeAsManyJobsAsThereAreCreditsFor() throws Exception {
        var taken = 0;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var order : clients.invokeAll(Collections.nCopies(ORDERS, (Callable<Boolean>) this::order))) {
                taken += order.get() ? 1 : 0;
            }
        }

        assertThat(taken).isEqualTo(AFFORDABLE);
        assertThat(jobs.page(member.team(), null, ORDERS)).hasSize(AFFORDABLE);
        assertThat(balance()).isEqualTo(new Balance(Credits.ZERO, Credits.of(100)));
        assertThat(jdbc.queryForList(
                        "select waiting from queue_turn where team_id = ?",
                        Integer.class,
                        member.team().value()))
                .containsExactly(AFFORDABLE);
    }

    private boolean order() {
        try {
            submit(ResolutionTier.TWO_K, 1);
            return true;
        } catch (InsufficientCredits tooFew) {
            return false;
        }
    }
}
