package app.plantain.core.routing;

import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.VendorId;
import java.util.Map;
import java.util.Optional;

/**
 * One configured account at a vendor.
 *
 * @param enabled whether an administrator wants jobs given to it
 * @param priority the higher one is asked first
 * @param limits what it may be asked for
 * @param pause why it is given no jobs although it is on
 * @param settings the vendor's own options by name
 */
public record Connection(
        ConnectionId id,
        VendorId vendor,
        String name,
        boolean enabled,
        int priority,
        Limits limits,
        Optional<Pause> pause,
        Map<String, String> settings) {

    /** Whether jobs are given to it. */
    public boolean takesJobs() {
        return enabled && pause.isEmpty();
    }

    /** What the adapter needs to know of it. */
    public ProviderConnection forProvider() {
        return new ProviderConnection(name, settings);
    }
}
