package app.plantain.core.routing;

import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorCharge;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorPrice;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The adapters of all vendors, by their connections. */
@Component
class Adapters {

    private static final Logger LOG = LoggerFactory.getLogger(Adapters.class);

    private final VendorKeys keys;
    private final ConnectionDrifts drifts;
    private final Map<VendorId, ImageProvider> providers;

    Adapters(VendorKeys keys, ConnectionDrifts drifts, Collection<ImageProvider> providers, MeterRegistry meters) {
        this.keys = keys;
        this.drifts = drifts;
        this.providers = providers.stream()
                .collect(Collectors.toMap(ImageProvider::vendor, provider -> new MeasuredProvider(provider, meters)));
    }

    /** The adapter of a vendor, empty where it is not there. */
    Optional<ImageProvider> of(VendorId vendor) {
        return Optional.ofNullable(providers.get(vendor));
    }

    /** The adapter of a connection's vendor, which speaks with that connection's key. */
    ImageProvider of(Connection connection) {
        var provider = of(connection.vendor())
                .orElseThrow(() -> new IllegalStateException("No provider for " + connection.vendor()));
        return connection
                .key()
                .<ImageProvider>map(key ->
                        new KeyedProvider(provider, connection.id(), key, keys, drifts, connection.corrections()))
                .orElse(provider);
    }

    Collection<VendorId> vendors() {
        return providers.keySet();
    }

    /** All that a connection can do with the models that it is used for; nothing where its vendor has no adapter. */
    List<Capabilities> capabilities(Connection connection) {
        return of(connection.vendor()).stream()
                .flatMap(provider -> connection.corrections().over(provider.capabilities()).stream())
                .filter(one -> connection.isUsedFor(one.model()))
                .toList();
    }

    /** What an image costs us there: the connection's own price, or else what the vendor is known to take. */
    Optional<Dollars> price(Connection connection, ModelId model, ResolutionTier tier) {
        return connection
                .prices()
                .of(model, tier)
                .or(() -> of(connection.vendor()).stream()
                        .flatMap(provider -> provider.prices().stream())
                        .filter(one -> one.model().equals(model) && one.tier() == tier)
                        .map(VendorPrice::price)
                        .findFirst());
    }

    /** What a vendor's charge comes to: in dollars as it is, in the vendor's own credits by what one of them costs. */
    Optional<Dollars> cost(Connection connection, VendorCharge charge) {
        try {
            return charge.unit().equalsIgnoreCase("USD")
                    ? Optional.of(Dollars.of(charge.amount()))
                    : creditPrice(connection).map(price -> price.times(charge.amount()));
        } catch (IllegalArgumentException absurd) {
            LOG.warn("{} reports a charge of {} {}", connection.name(), charge.amount(), charge.unit());
            return Optional.empty();
        }
    }

    /** What one of the vendor's own credits costs us. */
    Optional<Dollars> creditPrice(Connection connection) {
        return connection.creditPrice().or(() -> of(connection.vendor()).flatMap(ImageProvider::creditPrice));
    }

    /** What a vendor is known to take. */
    PriceTable listed(VendorId vendor) {
        return of(vendor).map(provider -> new PriceTable(provider.prices())).orElse(PriceTable.EMPTY);
    }
}
