package app.plantain.core.routing;

import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.VendorId;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One configured account at a vendor.
 *
 * @param enabled whether an administrator wants jobs given to it
 * @param declared whether it stands in configuration, and can be changed there only
 * @param priority the higher one is asked first
 * @param weight its share among those of the same priority
 * @param models the models it is used for; empty for all that its vendor has
 * @param limits what it may be asked for
 * @param pause why it is given no jobs although it is on
 * @param baseUrl where its vendor is asked; empty for the vendor's usual address
 * @param key our key there
 * @param settings the vendor's own options by name
 * @param prices what an administrator knows that images cost us there; what it does not name costs what the vendor is
 *     known to take
 * @param corrections what an administrator knows better than the adapter of what it can do
 * @param creditPrice what one of the vendor's own credits costs us, empty for what it is known to cost
 */
public record Connection(
        ConnectionId id,
        VendorId vendor,
        String name,
        boolean enabled,
        boolean declared,
        int priority,
        int weight,
        SortedSet<ModelId> models,
        Limits limits,
        Optional<Pause> pause,
        Optional<URI> baseUrl,
        Optional<SealedKey> key,
        Map<String, String> settings,
        PriceTable prices,
        Corrections corrections,
        Optional<Dollars> creditPrice) {

    public Connection {
        models = Collections.unmodifiableSortedSet(new TreeSet<>(models));
    }

    /** Whether jobs are given to it. */
    public boolean takesJobs() {
        return enabled && pause.isEmpty();
    }

    /** Whether it is used for a model, if its vendor has it. */
    public boolean isUsedFor(ModelId model) {
        return models.isEmpty() || models.contains(model);
    }

    /** What the adapter needs to know of it but for the key, which {@link Router#providerOf} adds at each call. */
    public ProviderConnection forProvider() {
        var all = new HashMap<>(settings);
        baseUrl.ifPresent(address -> all.put(ProviderConnection.BASE_URL, address.toString()));
        return new ProviderConnection(name, all);
    }
}
