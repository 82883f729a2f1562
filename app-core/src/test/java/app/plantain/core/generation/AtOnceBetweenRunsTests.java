package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Orders go out at once between two runs of the dispatcher, and wait for the end of one that is under way. */
class AtOnceBetweenRunsTests {

    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofMinutes(5);

    private final AtomicBoolean ran = new AtomicBoolean();

    @Test
    void whoComesDuringARunWaitsForItsEnd() {
        var atOnce = atOnce(AS_LONG_AS_IT_TAKES);
        var ranBefore = new CompletableFuture<Boolean>();
        var order = Thread.ofPlatform().unstarted(() -> {
            atOnce.awaitTheEndOfARun();
            ranBefore.complete(ran.get());
        });

        atOnce.run(() -> {
            order.start();
            while (order.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            ran.set(true);
            return 1;
        });

        assertThat(ranBefore.join()).isTrue();
    }

    @Test
    void whoComesBetweenTwoRunsDoesNotWait() {
        var atOnce = atOnce(AS_LONG_AS_IT_TAKES);
        assertThat(atOnce.run(() -> 1)).isEqualTo(1);

        var order = CompletableFuture.runAsync(atOnce::awaitTheEndOfARun);

        assertThat(order).succeedsWithin(AS_LONG_AS_IT_TAKES);
    }

    @Test
    void nobodyWaitsForLong() {
        var atOnce = atOnce(Duration.ofMillis(1));

        atOnce.run(() -> {
            CompletableFuture.runAsync(atOnce::awaitTheEndOfARun).join();
            ran.set(true);
            return 1;
        });

        assertThat(ran).isTrue();
    }

    @Test
    void aTransactionThatTheRunMayBeWaitingForDoesNotWaitForTheRun() {
        var atOnce = atOnce(AS_LONG_AS_IT_TAKES);

        atOnce.run(() -> {
            CompletableFuture.runAsync(() -> inATransaction(atOnce::awaitTheEndOfARun))
                    .join();
            ran.set(true);
            return 1;
        });

        assertThat(ran).isTrue();
    }

    private static AtOnce atOnce(Duration longestWait) {
        var atOnce = new AtOnce(longestWait);
        atOnce.allow(true);
        return atOnce;
    }

    private static void inATransaction(Runnable work) {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            work.run();
        } finally {
            TransactionSynchronizationManager.clear();
        }
    }
}
