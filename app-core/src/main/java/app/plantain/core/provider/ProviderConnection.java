package app.plantain.core.provider;

import java.util.Map;

/**
 * What an adapter needs to know of one configured account at its vendor.
 *
 * @param name as the administrator called it, for messages
 * @param settings the vendor's own options by name, such as the sandbox's {@code latency}
 */
public record ProviderConnection(String name, Map<String, String> settings) {

    public ProviderConnection {
        settings = Map.copyOf(settings);
    }
}
