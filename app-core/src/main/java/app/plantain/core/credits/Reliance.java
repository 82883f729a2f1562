package app.plantain.core.credits;

import java.util.function.Supplier;

/**
 * Whether a transaction may rely on what its node remembers, which may be out of date. Only one that is done again, without
 * relying on it, where it fails.
 */
final class Reliance {

    private static final ScopedValue<Reliance> CURRENT = ScopedValue.newInstance();

    private boolean used;

    static boolean isAllowed() {
        return CURRENT.isBound();
    }

    /** Says that the transaction relies on something. */
    static void use() {
        CURRENT.get().used = true;
    }

    /** Does something that may. */
    <R> R allow(Supplier<R> transaction) {
        return ScopedValue.where(CURRENT, this).call(transaction::get);
    }

    boolean wasUsed() {
        return used;
    }
}
