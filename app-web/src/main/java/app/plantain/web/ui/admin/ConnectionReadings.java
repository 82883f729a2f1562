package app.plantain.web.ui.admin;

import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.PublicEntrance;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionDrifts;
import app.plantain.core.routing.ConnectionHealth;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Connections;
import app.plantain.core.routing.PriceTable;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.Standing;
import app.plantain.web.ui.admin.BreakerList.Breaker;
import app.plantain.web.ui.admin.ConnectionCard.Asked;
import app.plantain.web.ui.admin.ConnectionCard.Reading;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads all that the page of connections shows. */
@Component
class ConnectionReadings implements VendorTerms {

    private static final int LATEST_EVENTS = 30;

    private final Connections connections;
    private final ConnectionHealth health;
    private final Router router;
    private final ConnectionDrifts drifts;
    private final PublicEntrance entrance;
    private final Clock clock;

    ConnectionReadings(
            Connections connections,
            ConnectionHealth health,
            Router router,
            ConnectionDrifts drifts,
            PublicEntrance entrance,
            Clock clock) {
        this.connections = connections;
        this.health = health;
        this.router = router;
        this.drifts = drifts;
        this.entrance = entrance;
        this.clock = clock;
    }

    /** All connections as they are now, with what came of asking their vendors. */
    List<Reading> now(Map<ConnectionId, Asked> asked) {
        var troubled = health.troubled();
        return connections.all().stream()
                .map(connection -> new Reading(
                        connection,
                        connections.keyState(connection),
                        Optional.ofNullable(asked.get(connection.id())),
                        breakers(connection, troubled),
                        health.timeline(connection.id(), LATEST_EVENTS),
                        drifts.of(connection.id()),
                        router.prices(connection),
                        clock.instant()))
                .toList();
    }

    /** The vendors that can be connected. */
    List<VendorId> vendors() {
        return router.vendors();
    }

    /** Whether the vendor tells of finished work by itself, once it is told where. */
    boolean tellsByItself(Connection connection) {
        return router.tellsByItself(connection.vendor());
    }

    /** What its adapter says that a connection can do. */
    List<Capabilities> said(Connection connection) {
        return router.said(connection);
    }

    /** Where the vendor tells of it; empty where this installation has no public address. */
    Optional<URI> webhook(Connection connection) {
        return entrance.webhook(connection.id().value());
    }

    @Override
    public List<ModelId> models(VendorId vendor) {
        return router.models(vendor);
    }

    @Override
    public List<VendorOption> options(VendorId vendor) {
        return router.options(vendor);
    }

    @Override
    public PriceTable prices(VendorId vendor) {
        return router.listedPrices(vendor);
    }

    private List<Breaker> breakers(Connection connection, List<Standing> troubled) {
        var since = health.since(connection.id());
        return router.models(connection).stream()
                .map(model -> new Breaker(
                        model,
                        troubled.stream()
                                .filter(one -> one.connection().equals(connection.id())
                                        && one.model().equals(model))
                                .findFirst(),
                        Optional.ofNullable(since.get(model))))
                .toList();
    }
}
