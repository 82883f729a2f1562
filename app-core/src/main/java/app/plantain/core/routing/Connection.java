package app.plantain.core.routing;

import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.VendorId;
import java.util.Map;

/**
 * One configured account at a vendor.
 *
 * @param enabled whether jobs are given to it
 * @param priority the higher one is asked first
 * @param settings the vendor's own options by name
 */
public record Connection(
        ConnectionId id, VendorId vendor, String name, boolean enabled, int priority, Map<String, String> settings) {

    /** What the adapter needs to know of it. */
    public ProviderConnection forProvider() {
        return new ProviderConnection(name, settings);
    }
}
