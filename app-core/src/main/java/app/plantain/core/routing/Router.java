package app.plantain.core.routing;

import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorCharge;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.sql.Remembered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows what all connections together can do, and which of them can serve a request fully. A request is never bent to
 * fit: what cannot be served is refused before anything is held.
 */
@Service
public class Router {

    /** Reads the edition of all connections, another one after each change of one: that raises its version. */
    public static final String EDITION = """
            select concat(count(*), '.', sum(version), '.', max(cast(id as varchar))) from vendor_connection""";

    private static final VendorId SANDBOX = new VendorId("sandbox");

    private final Connections connections;
    private final Adapters adapters;
    private final Fitness fitness;
    private final Ranking ranking;
    private final Remembered<Lineup> lineup = new Remembered<>();

    Router(Connections connections, Adapters adapters, Fitness fitness, Ranking ranking) {
        this.connections = connections;
        this.adapters = adapters;
        this.fitness = fitness;
        this.ranking = ranking;
    }

    /** The adapter of a connection's vendor, which speaks with that connection's key. */
    public ImageProvider providerOf(Connection connection) {
        return adapters.of(connection);
    }

    /** The vendors that can be connected, by name: all but our own sandbox. */
    public List<VendorId> vendors() {
        return adapters.vendors().stream()
                .filter(vendor -> !vendor.equals(SANDBOX))
                .sorted(Comparator.comparing(VendorId::value))
                .toList();
    }

    /** Whether accounts at a vendor have webhooks. */
    public boolean tellsByItself(VendorId vendor) {
        return adapters.of(vendor).filter(ImageProvider::tellsByItself).isPresent();
    }

    /** The models that a connection is used for, by name; none where its vendor's adapter is not there. */
    public List<ModelId> models(Connection connection) {
        return models(connection.vendor()).stream()
                .filter(connection::isUsedFor)
                .toList();
    }

    /** The models of a vendor, by name; none where its adapter is not there. */
    public List<ModelId> models(VendorId vendor) {
        return adapters.of(vendor).stream()
                .flatMap(provider -> provider.capabilities().stream())
                .map(Capabilities::model)
                .distinct()
                .sorted()
                .toList();
    }

    /** What the adapter says of what a connection can do with the models that it is used for, before any correction. */
    public List<Capabilities> said(Connection connection) {
        return adapters.of(connection.vendor()).stream()
                .flatMap(provider -> provider.capabilities().stream())
                .filter(one -> connection.isUsedFor(one.model()))
                .toList();
    }

    /** What an image costs us at a connection, empty where that is not known. */
    public Optional<Dollars> price(Connection connection, ModelId model, ResolutionTier tier) {
        return adapters.price(connection, model, tier);
    }

    /** What images are known to cost us at a connection: its own prices over those that its vendor is known to take. */
    public PriceTable prices(Connection connection) {
        return connection.prices().over(adapters.listed(connection.vendor()));
    }

    /** What a vendor is known to take. */
    public PriceTable listedPrices(VendorId vendor) {
        return adapters.listed(vendor);
    }

    /** The settings that connections to a vendor have beyond those of all. */
    public List<VendorOption> options(VendorId vendor) {
        return adapters.of(vendor).map(ImageProvider::options).orElse(List.of());
    }

    /** What a charge that a vendor reports comes to, empty where it is in a unit whose worth is not known. */
    public Optional<Dollars> cost(Connection connection, VendorCharge charge) {
        return adapters.cost(connection, charge);
    }

    /** What can be asked for today, by model. */
    @Transactional(readOnly = true)
    public List<ModelOffer> offers() {
        return offers(RoutingPolicy.usual());
    }

    /** What can be asked for today by whoever has this policy, by model. */
    @Transactional(readOnly = true)
    public List<ModelOffer> offers(RoutingPolicy policy) {
        return policy instanceof RoutingPolicy.Pinned(var only)
                ? offers(known().stream()
                        .filter(one -> only.equals(one.connection().id()))
                        .toList())
                : offers(Optional.empty());
    }

    /**
     * What can be asked for today, by model.
     *
     * @param vendor who is asked for by name, which our own sandbox has to be once a vendor is connected
     */
    @Transactional(readOnly = true)
    public List<ModelOffer> offers(Optional<VendorId> vendor) {
        return offers(known(), vendor);
    }

    private List<ModelOffer> offers(List<Known> all, Optional<VendorId> vendor) {
        return offers(all.stream()
                .filter(one -> !one.standsIn() || vendor.filter(SANDBOX::equals).isPresent())
                .toList());
    }

    /** The connections that can serve the request fully, the one to ask first in front. */
    @Transactional(readOnly = true)
    public List<Connection> candidates(RequestShape request) {
        return route(known(), request).connections();
    }

    /** Where a request would go now, and why not elsewhere. */
    @Transactional(readOnly = true)
    public Outlook outlook(RequestShape request) {
        var all = known();
        var anywhere = request.anywhere();
        var obstacles = new HashMap<ConnectionId, Verdict>();
        all.stream()
                .filter(one -> one.connection().enabled())
                .forEach(one -> fitness.obstacle(one.connection(), anywhere, one.pause())
                        .ifPresent(verdict -> obstacles.put(one.connection().id(), verdict)));
        return new Outlook(route(all, request).forecast(), obstacles);
    }

    /** All connections as they stand now, looked at once for any number of requests. */
    @Transactional(readOnly = true)
    public Lineup lineup() {
        return new Lineup(known());
    }

    /**
     * The same, where {@link #EDITION} was read just now: only read again where it is another one than the last time.
     *
     * @param edition what was read
     */
    public Lineup lineup(String edition) {
        return lineup.of(edition, this::lineup);
    }

    /** All connections as they stood at one moment. */
    public final class Lineup {

        private final List<Known> all;

        private Lineup(List<Known> all) {
            this.all = all;
        }

        /** The routes of several requests at once. */
        public Map<RequestShape, Route> routes(Collection<RequestShape> requests) {
            return requests.stream().distinct().collect(Collectors.toMap(Function.identity(), one -> route(all, one)));
        }

        /**
         * Refuses a request that none of them can serve.
         *
         * @throws Unserved naming what is at fault and the nearest that works
         */
        public void requireServable(RequestShape request) {
            if (all.stream().allMatch(one -> obstacle(one, request).isPresent())) {
                throw new Refusal(request, offers(all, request.vendor()))
                        .of(all.stream().map(Known::connection).toList(), fitness);
            }
        }
    }

    /**
     * A connection, looked at once whatever the number of requests.
     *
     * @param pause why it is given no jobs at all
     * @param standsIn whether it is the sandbox while a vendor is connected: nobody gets a drawing who wants a picture
     */
    private record Known(Connection connection, Optional<Verdict> pause, boolean standsIn) {

        boolean isAskedFor(RequestShape request) {
            return request.vendor().filter(SANDBOX::equals).isPresent()
                    || (request.policy() instanceof RoutingPolicy.Pinned(var only) && only.equals(connection.id()));
        }
    }

    private List<Known> known() {
        var all = connections.everyOne();
        var vendorIsThere = all.stream().anyMatch(one -> one.enabled() && !isSandbox(one));
        return all.stream()
                .map(one -> new Known(one, fitness.pause(one), vendorIsThere && isSandbox(one)))
                .toList();
    }

    private static boolean isSandbox(Connection connection) {
        return connection.vendor().equals(SANDBOX);
    }

    private Optional<Verdict> obstacle(Known one, RequestShape request) {
        return fitness.obstacle(one.connection(), request, one.pause())
                .or(() ->
                        one.standsIn() && !one.isAskedFor(request) ? Optional.of(Verdict.STANDS_IN) : Optional.empty());
    }

    private Route route(List<Known> all, RequestShape request) {
        var able = new ArrayList<Connection>();
        var unfit = new ArrayList<Route.Unfit>();
        for (var one : all) {
            obstacle(one, request)
                    .ifPresentOrElse(
                            verdict -> unfit.add(new Route.Unfit(one.connection(), verdict)),
                            () -> able.add(one.connection()));
        }
        return new Route(request, ranking.rank(able, request), unfit);
    }

    private List<ModelOffer> offers(List<Known> all) {
        var able = all.stream()
                .filter(one -> one.pause().isEmpty())
                .map(Known::connection)
                .toList();
        var ways = new TreeMap<ModelId, List<ModelOffer.Way>>();
        able.forEach(connection -> fitness.capabilities(connection)
                .forEach(one -> ways.computeIfAbsent(one.model(), _ -> new ArrayList<>())
                        .add(new ModelOffer.Way(connection.id(), connection.vendor(), one))));
        return ways.entrySet().stream()
                .map(entry ->
                        new ModelOffer(entry.getKey(), entry.getValue(), fitness.referencesNote(able, entry.getKey())))
                .toList();
    }
}
