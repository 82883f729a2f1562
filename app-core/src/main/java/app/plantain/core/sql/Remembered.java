package app.plantain.core.sql;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something read from the database that rarely changes, kept for as long as the database says that it is of the same
 * edition. So whoever uses it asks for the edition each time, and never sees what has changed meanwhile.
 *
 * @param <V> what is kept; nobody may change it
 */
public final class Remembered<V> {

    private volatile @Nullable Kept<V> last;

    private record Kept<V>(String edition, V value) {}

    /**
     * What is of an edition.
     *
     * @param edition a text that is another one after every change; read before the value is
     * @param read reads it
     */
    public V of(String edition, Supplier<V> read) {
        var known = last;
        if (known != null && known.edition().equals(edition)) {
            return known.value();
        }
        var value = read.get();
        keep(new Kept<>(edition, value));
        return value;
    }

    /** What a transaction reads may be of its own making, which is not true before it is committed. */
    private void keep(Kept<V> kept) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            last = kept;
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                last = kept;
            }
        });
    }
}
