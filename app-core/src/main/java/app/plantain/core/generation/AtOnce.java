package app.plantain.core.generation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether orders go out with the transaction that takes them in, and when: between two runs of this process's dispatcher.
 * An order that came during a run would have to wait for its turn, the dispatcher would have to run again for it, and the
 * next orders would come during that run: none of a busy process would go out at once any more.
 */
@Component
class AtOnce {

    /** Somebody else may hold the dispatcher up. Orders do not wait for that. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

    private final ReadWriteLock run = new ReentrantReadWriteLock();
    private final Duration longestWait;
    private volatile boolean allowed;

    AtOnce() {
        this(LONGEST_WAIT);
    }

    AtOnce(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /** Allowed where this process takes the steps of its jobs itself. */
    void allow(boolean may) {
        allowed = may;
    }

    boolean isAllowed() {
        return allowed;
    }

    /** Runs the dispatcher once. */
    int run(IntSupplier dispatcher) {
        run.writeLock().lock();
        try {
            return dispatcher.getAsInt();
        } finally {
            run.writeLock().unlock();
        }
    }

    /** Waits for the end of a run that is under way, unless the caller's own transaction could be what holds it up. */
    void awaitTheEndOfARun() {
        if (!allowed || TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        try {
            // All who wait go on together.
            if (run.readLock().tryLock(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                run.readLock().unlock();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
