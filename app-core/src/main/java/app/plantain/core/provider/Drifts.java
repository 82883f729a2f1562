package app.plantain.core.provider;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where adapters say that a vendor's answer is not what its page promises, and whoever makes the call may hear it. What
 * is said within a call is heard by that call's maker and by nobody else.
 */
public final class Drifts {

    private static final ScopedValue<Consumer<String>> LISTENER = ScopedValue.newInstance();

    private Drifts() {}

    /**
     * Says that something is not as promised.
     *
     * @param what always the same text for the same drift, without anything that the vendor wrote
     */
    public static void tell(String what) {
        if (LISTENER.isBound()) {
            LISTENER.get().accept(what);
        }
    }

    /** Makes a call and hears what is told within it. */
    public static <T> T hear(Consumer<String> listener, Supplier<T> call) {
        return ScopedValue.where(LISTENER, listener).call(call::get);
    }
}
