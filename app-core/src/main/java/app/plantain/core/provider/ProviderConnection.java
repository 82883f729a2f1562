package app.plantain.core.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an adapter needs to know of one configured account at its vendor.
 *
 * @param name as the administrator called it, for messages
 * @param settings by name: where the vendor is ({@link #BASE_URL}), our key there ({@link #API_KEY}), and the vendor's
 *     own options, such as the sandbox's {@code latency}
 * @param corrected what it can do, where an administrator knows that better than the adapter
 */
public record ProviderConnection(String name, Map<String, String> settings, Optional<List<Capabilities>> corrected) {

    /**
     * The setting that says where the vendor is asked, such as {@code https://api.example.com}, without a slash at its
     * end. Left out for the vendor's usual address.
     */
    public static final String BASE_URL = "base-url";

    /** The setting that holds our key at the vendor. It is in no log and in no message. */
    public static final String API_KEY = "api-key";

    /**
     * The setting that holds the secret with which the vendor signs what it tells us by itself. It is in no log and in no
     * message.
     */
    public static final String WEBHOOK_SECRET = "webhook-secret";

    public ProviderConnection {
        settings = Map.copyOf(settings);
        corrected = corrected.map(List::copyOf);
    }

    /** One that can do what its adapter says. */
    public ProviderConnection(String name, Map<String, String> settings) {
        this(name, settings, Optional.empty());
    }

    /** What it can do, which its adapter holds to be this. */
    public List<Capabilities> able(List<Capabilities> said) {
        return corrected.orElse(said);
    }

    /** Without the settings, among which is the key. */
    @Override
    public String toString() {
        return "ProviderConnection[" + name + "]";
    }
}
