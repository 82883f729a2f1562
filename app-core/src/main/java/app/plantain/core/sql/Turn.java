package app.plantain.core.sql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whose turn it is to write. A thread that has the turn takes it again without waiting for itself. */
final class Turn {

    /** As long as H2 waits for a row. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String TIMEOUT_STATE = "HYT00";
    private static final int H2_LOCK_TIMEOUT = 50200;

    private final Semaphore free = new Semaphore(1, true);
    private @Nullable Thread holder;
    private int taken;

    /**
     * Waits for the turn, and takes it.
     *
     * @throws SQLTimeoutException where another one does not give it back
     */
    void take() throws SQLException {
        if (takeAgain()) {
            return;
        }
        try {
            if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTimeoutException(
                        "Another transaction has been writing for more than " + PATIENCE.toSeconds() + " seconds",
                        TIMEOUT_STATE,
                        H2_LOCK_TIMEOUT);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("Stopped while it waited for its turn to write", stopped);
        }
        takeFirst();
    }

    /** Gives it back, as often as it was taken. */
    synchronized void giveBack() {
        taken--;
        if (taken == 0) {
            holder = null;
            free.release();
        }
    }

    private synchronized boolean takeAgain() {
        var mine = Thread.currentThread().equals(holder);
        if (mine) {
            taken++;
        }
        return mine;
    }

    private synchronized void takeFirst() {
        holder = Thread.currentThread();
        taken = 1;
    }
}
