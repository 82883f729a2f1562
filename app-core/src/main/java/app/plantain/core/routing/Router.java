package app.plantain.core.routing;

import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows what all connections together can do, and which of them can serve a request fully. A request is never bent to
 * fit: what cannot be served is refused before anything is held.
 */
@Service
public class Router {

    private static final VendorId SANDBOX = new VendorId("sandbox");
    private static final Comparator<Draw> IN_TURN =
            Comparator.comparingInt(Draw::priority).reversed().thenComparingDouble(Draw::turn);

    private final Connections connections;
    private final VendorKeys keys;
    private final ReferenceTravel travel;
    private final RandomGenerator random;
    private final Map<VendorId, ImageProvider> providers;

    Router(
            Connections connections,
            VendorKeys keys,
            ReferenceTravel travel,
            RandomGenerator random,
            Collection<ImageProvider> providers,
            MeterRegistry meters) {
        this.connections = connections;
        this.keys = keys;
        this.travel = travel;
        this.random = random;
        this.providers = providers.stream()
                .collect(Collectors.toMap(ImageProvider::vendor, provider -> new MeasuredProvider(provider, meters)));
    }

    /** A connection and what it can do for one model. */
    private record Able(Connection connection, Capabilities capabilities) {}

    /** A connection and its chance this time. */
    private record Draw(Connection connection, double turn) {

        int priority() {
            return connection.priority();
        }
    }

    /** The adapter of a connection's vendor, which speaks with that connection's key. */
    public ImageProvider providerOf(Connection connection) {
        var provider = Optional.ofNullable(providers.get(connection.vendor()))
                .orElseThrow(() -> new IllegalStateException("No provider for " + connection.vendor()));
        return connection
                .key()
                .<ImageProvider>map(key -> new KeyedProvider(provider, connection.id(), key, keys))
                .orElse(provider);
    }

    /** The vendors that can be connected, by name: all but our own sandbox. */
    public List<VendorId> vendors() {
        return providers.keySet().stream()
                .filter(vendor -> !vendor.equals(SANDBOX))
                .sorted(Comparator.comparing(VendorId::value))
                .toList();
    }

    /** Whether accounts at a vendor have webhooks. */
    public boolean tellsByItself(VendorId vendor) {
        return Optional.ofNullable(providers.get(vendor))
                .filter(ImageProvider::tellsByItself)
                .isPresent();
    }

    /** The models that a connection is used for, by name; none where its vendor's adapter is not there. */
    public List<ModelId> models(Connection connection) {
        return models(connection.vendor()).stream()
                .filter(connection::isUsedFor)
                .toList();
    }

    /** The models of a vendor, by name; none where its adapter is not there. */
    public List<ModelId> models(VendorId vendor) {
        return Optional.ofNullable(providers.get(vendor)).stream()
                .flatMap(provider -> provider.capabilities().stream())
                .map(Capabilities::model)
                .distinct()
                .sorted()
                .toList();
    }

    /** What can be asked for today, by model. */
    @Transactional(readOnly = true)
    public List<ModelOffer> offers() {
        return ableByModel().entrySet().stream()
                .map(entry -> offer(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * The connections that can serve the request fully, the one to ask first in front: by priority, and those of the same
     * one in an order that is drawn each time, each in front as often as its weight says.
     */
    @Transactional(readOnly = true)
    public List<Connection> candidates(RequestShape request) {
        return candidates(ableByModel(), request);
    }

    private List<Connection> candidates(Map<ModelId, List<Able>> models, RequestShape request) {
        return models.getOrDefault(request.model(), List.of()).stream()
                .filter(able -> serves(able, request))
                .map(Able::connection)
                .distinct()
                .map(this::draw)
                .sorted(IN_TURN)
                .map(Draw::connection)
                .toList();
    }

    /** Of several draws, one of twice the weight is the smallest twice as often. */
    private Draw draw(Connection connection) {
        return new Draw(connection, -Math.log(1 - random.nextDouble()) / connection.weight());
    }

    /** The candidates of several requests at once. */
    @Transactional(readOnly = true)
    public Map<RequestShape, List<Connection>> candidates(Collection<RequestShape> requests) {
        var able = ableByModel();
        return requests.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), request -> candidates(able, request)));
    }

    /**
     * Refuses a request that no connection can serve.
     *
     * @throws Unserved naming what is at fault and the nearest that works
     */
    @Transactional(readOnly = true)
    public void requireServable(RequestShape request) {
        if (candidates(request).isEmpty()) {
            throw refusal(request);
        }
    }

    private Unserved refusal(RequestShape request) {
        var models = ableByModel();
        var able = models.getOrDefault(request.model(), List.of());
        if (models.isEmpty()) {
            return connections.enabled().isEmpty()
                    ? new Unserved("model", "No vendor is connected. Ask an administrator to turn a connection on.")
                    : new Unserved("model", "Every connection is paused. Ask an administrator to look at the vendors.");
        }
        if (able.isEmpty()) {
            return new Unserved(
                    "model",
                    "No connection has the model %s. There are: %s.".formatted(request.model(), join(models.keySet())));
        }
        if (request.vendor().isPresent()
                && able.stream().noneMatch(one -> pinned(one, request.vendor().get()))) {
            return new Unserved(
                    "model",
                    "No connection to %s has the model %s. Leave the vendor out to let Plantain choose."
                            .formatted(request.vendor().get(), request.model()));
        }
        var asked = able.stream()
                .filter(one ->
                        request.vendor().map(vendor -> pinned(one, vendor)).orElse(true))
                .toList();
        return travel.refusal(asked.stream().map(Able::capabilities).toList(), request)
                .orElseGet(() -> refusalOf(request, offer(request.model(), asked)));
    }

    private static Unserved refusalOf(RequestShape request, ModelOffer offer) {
        if (request.promptLength() > offer.maxPromptLength()) {
            return new Unserved(
                    "prompt",
                    "The prompt has %,d characters. Shorten it to %,d."
                            .formatted(request.promptLength(), offer.maxPromptLength()));
        }
        if (!offer.tiers().contains(request.tier())) {
            return new Unserved(
                    "tier",
                    "%s is not made in %s. Choose one of: %s."
                            .formatted(request.model(), request.tier(), join(offer.tiers())));
        }
        if (!offer.aspectRatios().contains(request.aspectRatio())) {
            return new Unserved(
                    "aspectRatio",
                    "%s is not made in %s. Choose one of: %s."
                            .formatted(request.model(), request.aspectRatio(), join(offer.aspectRatios())));
        }
        if (request.references() > offer.maxReferences()) {
            return new Unserved(
                    "references",
                    "%s takes at most %d references, and there are %d. Remove some."
                            .formatted(request.model(), offer.maxReferences(), request.references()));
        }
        return new Unserved("model", "No single connection can do all of this at once. Ask for less of it.");
    }

    private Map<ModelId, List<Able>> ableByModel() {
        return connections.takingJobs().stream()
                .filter(connection -> providers.containsKey(connection.vendor()))
                .flatMap(connection -> providerOf(connection).capabilities().stream()
                        .filter(capabilities -> connection.isUsedFor(capabilities.model()))
                        .map(capabilities -> new Able(connection, capabilities)))
                .collect(Collectors.groupingBy(able -> able.capabilities().model(), TreeMap::new, Collectors.toList()));
    }

    private ModelOffer offer(ModelId model, List<Able> able) {
        var capabilities = able.stream().map(Able::capabilities).toList();
        return new ModelOffer(
                model,
                capabilities.stream()
                        .flatMap(one -> one.aspectRatios().stream())
                        .distinct()
                        .toList(),
                capabilities.stream()
                        .flatMap(one -> one.tiers().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                capabilities.stream()
                        .mapToInt(one -> travel.most(one.references()))
                        .max()
                        .orElse(0),
                travel.obstacle(capabilities),
                capabilities.stream()
                        .mapToInt(Capabilities::maxPromptLength)
                        .max()
                        .orElse(0),
                able.stream().allMatch(one -> one.connection().vendor().equals(SANDBOX)));
    }

    private boolean serves(Able able, RequestShape request) {
        return request.vendor().map(vendor -> pinned(able, vendor)).orElse(true)
                && able.capabilities()
                        .allow(request.aspectRatio(), request.tier(), request.references(), request.promptLength())
                && travel.allows(able.capabilities().references(), request);
    }

    private static boolean pinned(Able able, VendorId vendor) {
        return able.connection().vendor().equals(vendor);
    }

    private static String join(Collection<?> choices) {
        return choices.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
