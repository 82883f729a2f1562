package app.plantain.web.ui.admin;

import app.plantain.core.generation.EngineControl;
import app.plantain.core.identity.UserId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionHealth;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Connections;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.Standing;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.admin.BreakerList.Breaker;
import app.plantain.web.ui.admin.ConnectionCard.Reading;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.live.EngineSwitch;
import app.plantain.web.ui.live.Pulse;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Route(value = "admin/connections", layout = WorkspaceLayout.class)
@PageTitle("Connections · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class ConnectionsView extends AdminPage implements ConnectionCard.Ways {

    private static final int LATEST_EVENTS = 30;

    private final transient Connections connections;
    private final transient ConnectionHealth health;
    private final transient Router router;
    private final transient EngineControl control;
    private final transient EngineSwitch engine;
    private final transient CurrentMember current;
    private final transient Clock clock;
    private final transient Map<ConnectionId, ConnectionCard> cards = new LinkedHashMap<>();

    ConnectionsView(
            Connections connections,
            ConnectionHealth health,
            Router router,
            EngineControl control,
            EngineSwitch engine,
            CurrentMember current,
            Pulse pulse,
            Clock clock) {
        super("admin/connections");
        this.connections = connections;
        this.health = health;
        this.router = router;
        this.control = control;
        this.engine = engine;
        this.current = current;
        this.clock = clock;
        pulse.follow(this, this::look);
    }

    @Override
    void fill() {
        cards.clear();
        add(new EngineCard(control, engine, me()));
        var readings = readings();
        if (readings.isEmpty()) {
            add(new EmptyState(
                    Icons.PLUG,
                    "No vendor is connected",
                    "Start Plantain with the sandbox, or with a vendor's account in its settings."));
            return;
        }
        var list = new Div();
        list.addClassName("pl-stack");
        readings.forEach(reading -> {
            var card = new ConnectionCard(reading, this);
            cards.put(reading.connection().id(), card);
            list.add(card);
        });
        add(list);
    }

    /** What happens to connections happens on all nodes, without anybody here doing anything. */
    private void look() {
        getChildren()
                .filter(EngineCard.class::isInstance)
                .map(EngineCard.class::cast)
                .forEach(EngineCard::look);
        var readings = readings();
        var known = readings.stream()
                .allMatch(reading -> cards.containsKey(reading.connection().id()));
        if (known && readings.size() == cards.size()) {
            readings.forEach(reading ->
                    Optional.ofNullable(cards.get(reading.connection().id())).ifPresent(card -> card.show(reading)));
        } else {
            show();
        }
    }

    private List<Reading> readings() {
        var troubled = health.troubled();
        return connections.all().stream()
                .map(connection -> new Reading(
                        connection,
                        breakers(connection, troubled),
                        health.timeline(connection.id(), LATEST_EVENTS),
                        clock.instant()))
                .toList();
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

    @Override
    public void change(Connection connection) {
        if (ConnectionCard.isSandbox(connection)) {
            new SandboxDialog(
                            connection,
                            change -> connections.change(
                                    connection.id(),
                                    change.enabled(),
                                    change.entries().settings(),
                                    me()),
                            this::look)
                    .open();
        } else {
            connections.change(connection.id(), !connection.enabled(), connection.settings(), me());
            look();
        }
    }

    @Override
    public void limit(Connection connection) {
        new LimitsDialog(connection, limits -> {
                    connections.limit(connection.id(), limits, me());
                    Notification.show("%s has its new limits.".formatted(connection.name()));
                    look();
                })
                .open();
    }

    @Override
    public void resume(Connection connection) {
        connections.resume(connection.id(), me());
        Notification.show("%s is given jobs again.".formatted(connection.name()));
        look();
    }

    private UserId me() {
        return current.user().id();
    }
}
