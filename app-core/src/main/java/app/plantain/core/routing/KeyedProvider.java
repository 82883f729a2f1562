package app.plantain.core.routing;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ContractDrift;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.Drifts;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorLimits;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.provider.VendorPrice;
import app.plantain.core.provider.Webhook;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Speaks for one connection: decrypts its key for each call, and for no longer than that, hears where the vendor does not
 * keep to its page, and can do what an administrator says that it can.
 */
final class KeyedProvider implements ImageProvider {

    private final ImageProvider provider;
    private final ConnectionId connection;
    private final SealedKey key;
    private final VendorKeys keys;
    private final ConnectionDrifts drifts;
    private final Corrections corrections;

    KeyedProvider(
            ImageProvider provider,
            ConnectionId connection,
            SealedKey key,
            VendorKeys keys,
            ConnectionDrifts drifts,
            Corrections corrections) {
        this.provider = provider;
        this.connection = connection;
        this.key = key;
        this.keys = keys;
        this.drifts = drifts;
        this.corrections = corrections;
    }

    @Override
    public VendorId vendor() {
        return provider.vendor();
    }

    @Override
    public List<Capabilities> capabilities() {
        return corrections.over(provider.capabilities());
    }

    @Override
    public VendorLimits limits() {
        return provider.limits();
    }

    @Override
    public List<VendorPrice> prices() {
        return provider.prices();
    }

    @Override
    public Optional<Dollars> creditPrice() {
        return provider.creditPrice();
    }

    @Override
    public List<VendorOption> options() {
        return provider.options();
    }

    @Override
    public Submission submit(ProviderConnection account, ImageRequest request) {
        return listening(() -> provider.submit(keyed(account, Acceptance.NOT_ACCEPTED), request));
    }

    @Override
    public Progress check(ProviderConnection account, Handle handle) {
        return listening(() -> provider.check(keyed(account, Acceptance.ACCEPTED), handle));
    }

    @Override
    public int checksAtOnce() {
        return provider.checksAtOnce();
    }

    @Override
    public Map<Handle, Progress> checkAll(ProviderConnection account, List<Handle> handles) {
        return listening(() -> provider.checkAll(keyed(account, Acceptance.ACCEPTED), handles));
    }

    @Override
    public boolean billsFailures() {
        return provider.billsFailures();
    }

    @Override
    public Cancellation cancel(ProviderConnection account, Handle handle) {
        return listening(() -> provider.cancel(keyed(account, Acceptance.ACCEPTED), handle));
    }

    @Override
    public Lookup find(ProviderConnection account, ImageRequest request) {
        return listening(() -> provider.find(keyed(account, Acceptance.IN_DOUBT), request));
    }

    @Override
    public boolean tellsByItself() {
        return provider.tellsByItself();
    }

    /** Asks nobody, and needs the key for nothing. Without a secret, or with one that cannot be read, nothing is believed. */
    @Override
    public Optional<Handle> heard(ProviderConnection account, Webhook webhook, Instant now) {
        var kept = account.settings().get(ProviderConnection.WEBHOOK_SECRET);
        if (kept == null) {
            return Optional.empty();
        }
        var settings = new HashMap<>(account.settings());
        try {
            settings.put(ProviderConnection.WEBHOOK_SECRET, keys.open(connection, new SealedKey(kept)));
        } catch (UnreadableKey unreadable) {
            return Optional.empty();
        }
        return provider.heard(new ProviderConnection(account.name(), settings), webhook, now);
    }

    @Override
    public Probe probe(ProviderConnection account) {
        return listening(() -> provider.probe(keyed(account, Acceptance.NOT_ACCEPTED)));
    }

    /** What an adapter throws without having told it before counts as well, and nothing counts twice in one call. */
    private <T> T listening(Supplier<T> call) {
        var told = new LinkedHashSet<String>();
        try {
            return Drifts.hear(told::add, call);
        } catch (ContractDrift drift) {
            told.add(drift.what());
            throw drift;
        } finally {
            told.forEach(what -> drifts.count(connection, what));
        }
    }

    private ProviderConnection keyed(ProviderConnection account, Acceptance acceptance) {
        var settings = new HashMap<>(account.settings());
        try {
            settings.put(ProviderConnection.API_KEY, keys.open(connection, key));
        } catch (UnreadableKey unreadable) {
            throw new ProviderException(
                    FailureKind.AUTHENTICATION,
                    acceptance,
                    "The key of %s cannot be read. %s".formatted(account.name(), unreadable.getMessage()));
        }
        return new ProviderConnection(account.name(), settings, Optional.of(capabilities()));
    }
}
