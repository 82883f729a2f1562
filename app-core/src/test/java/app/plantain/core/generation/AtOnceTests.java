package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AtOnceTests {

    @Nested
    @OnH2
    class InH2 extends AtOnceRules {}

    @Nested
    @OnPostgres
    class InPostgres extends AtOnceRules {

        /** On H2 one transaction writes at a time anyway. */
        @Test
        void whileSomebodyElseGivesOutJobsAnOrderWaitsInLineAndNotForThem() {
            transaction.executeWithoutResult(_ -> {
                control.lock();
                CompletableFuture.runAsync(() -> submit(ResolutionTier.ONE_K, 1))
                        .join();
            });

            assertThat(inTheMaking(member)).isZero();
            assertThat(waiting()).isEqualTo(1);
        }

        @Test
        void anOrderPastThoseWhoWaitDoesNotWaitForThemEither() {
            atOnce(1);
            submitTo("first", member, 2);
            connect("second", 5);
            var rival = rival();
            transaction.executeWithoutResult(_ -> {
                control.lock();
                CompletableFuture.runAsync(() -> submitTo("second", rival, 1)).join();
            });

            assertThat(inTheMaking(rival)).isZero();
            assertThat(waiting()).isEqualTo(2);
        }
    }
}
