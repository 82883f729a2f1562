package app.plantain.core.routing;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Balance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorLimits;
import app.plantain.core.provider.Webhook;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Speaks for one connection: decrypts its key for each call, and for no longer than that. */
final class KeyedProvider implements ImageProvider {

    private final ImageProvider provider;
    private final ConnectionId connection;
    private final SealedKey key;
    private final VendorKeys keys;

    KeyedProvider(ImageProvider provider, ConnectionId connection, SealedKey key, VendorKeys keys) {
        this.provider = provider;
        this.connection = connection;
        this.key = key;
        this.keys = keys;
    }

    @Override
    public VendorId vendor() {
        return provider.vendor();
    }

    @Override
    public List<Capabilities> capabilities() {
        return provider.capabilities();
    }

    @Override
    public VendorLimits limits() {
        return provider.limits();
    }

    @Override
    public Submission submit(ProviderConnection account, ImageRequest request) {
        return provider.submit(keyed(account, Acceptance.NOT_ACCEPTED), request);
    }

    @Override
    public Progress check(ProviderConnection account, Handle handle) {
        return provider.check(keyed(account, Acceptance.ACCEPTED), handle);
    }

    @Override
    public int checksAtOnce() {
        return provider.checksAtOnce();
    }

    @Override
    public Map<Handle, Progress> checkAll(ProviderConnection account, List<Handle> handles) {
        return provider.checkAll(keyed(account, Acceptance.ACCEPTED), handles);
    }

    @Override
    public boolean billsFailures() {
        return provider.billsFailures();
    }

    @Override
    public Cancellation cancel(ProviderConnection account, Handle handle) {
        return provider.cancel(keyed(account, Acceptance.ACCEPTED), handle);
    }

    @Override
    public Lookup find(ProviderConnection account, ImageRequest request) {
        return provider.find(keyed(account, Acceptance.IN_DOUBT), request);
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
    public Optional<Balance> balance(ProviderConnection account) {
        return provider.balance(keyed(account, Acceptance.NOT_ACCEPTED));
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
        return new ProviderConnection(account.name(), settings);
    }
}
