package app.plantain.web.ui.admin;

import app.plantain.core.generation.EngineControl;
import app.plantain.core.identity.UserId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.ConnectionProbe;
import app.plantain.core.routing.Connections;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.admin.ConnectionCard.Asked;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.live.EngineSwitch;
import app.plantain.web.ui.live.Pulse;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

@Route(value = "admin/connections", layout = WorkspaceLayout.class)
@PageTitle("Connections · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class ConnectionsView extends AdminPage implements ConnectionButtons.Ways {

    private final transient ConnectionReadings readings;
    private final transient Connections connections;
    private final transient ConnectionProbes probes;
    private final transient EngineControl control;
    private final transient EngineSwitch engine;
    private final transient CurrentMember current;
    private final transient Map<ConnectionId, ConnectionCard> cards = new LinkedHashMap<>();
    private final transient Map<ConnectionId, Asked> asked = new HashMap<>();

    ConnectionsView(
            ConnectionReadings readings,
            Connections connections,
            ConnectionProbes probes,
            EngineControl control,
            EngineSwitch engine,
            CurrentMember current,
            Pulse pulse) {
        super("admin/connections");
        this.readings = readings;
        this.connections = connections;
        this.probes = probes;
        this.control = control;
        this.engine = engine;
        this.current = current;
        pulse.follow(this, this::look);
    }

    @Override
    void fill() {
        cards.clear();
        add(new EngineCard(control, engine, me()));
        if (!readings.vendors().isEmpty()) {
            add(new Div(new Button("Connect a vendor", Icons.PLUS.create(), click -> connect())));
        }
        var now = readings.now(asked);
        if (now.isEmpty()) {
            add(new EmptyState(
                    Icons.PLUG,
                    "No vendor is connected",
                    "Connect one here, or declare it in configuration (plantain.connections)."));
            return;
        }
        var list = new Div();
        list.addClassName("pl-stack");
        now.forEach(reading -> {
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
        var now = readings.now(asked);
        var order = now.stream().map(reading -> reading.connection().id()).toList();
        if (order.equals(List.copyOf(cards.keySet()))) {
            now.forEach(reading ->
                    Optional.ofNullable(cards.get(reading.connection().id())).ifPresent(card -> card.show(reading)));
        } else {
            show();
        }
    }

    private void connect() {
        ConnectionDialog.add(readings.vendors(), readings, (entry, key) -> {
                    connections.add(entry, key, me());
                    Notification.show("%s is connected.".formatted(entry.name().strip()));
                    look();
                })
                .open();
    }

    @Override
    public void edit(Connection connection) {
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
            ConnectionDialog.edit(connection, readings, (entry, key) -> {
                        connections.edit(connection.id(), entry, key, me());
                        forget(connection);
                    })
                    .open();
        }
    }

    @Override
    public void turn(Connection connection) {
        connections.change(connection.id(), !connection.enabled(), connection.settings(), me());
        look();
    }

    @Override
    public void rotateKey(Connection connection) {
        new KeyDialog(connection, key -> {
                    connections.rotateKey(connection.id(), key, me());
                    Notification.show("%s has its new key.".formatted(connection.name()));
                    forget(connection);
                })
                .open();
    }

    @Override
    public boolean tellsByItself(Connection connection) {
        return readings.tellsByItself(connection);
    }

    @Override
    public void hear(Connection connection) {
        new WebhookDialog(connection, readings.webhook(connection), secret -> {
                    connections.hearWith(connection.id(), secret, me());
                    look();
                })
                .open();
    }

    /** What the vendor said belongs to what the connection was before. */
    private void forget(Connection connection) {
        asked.remove(connection.id());
        look();
    }

    @Override
    public void test(Connection connection) {
        var ui = UI.getCurrent();
        asked.put(connection.id(), new Asked(Optional.empty()));
        look();
        probes.start(
                connection.id(),
                result ->
                        ui.accessLater(() -> show(connection, result), () -> {}).run());
    }

    private void show(Connection connection, ConnectionProbe.Result result) {
        asked.put(connection.id(), new Asked(Optional.of(result)));
        look();
    }

    @Override
    public void picture(Connection connection) {
        var ui = UI.getCurrent();
        var dialogs = new AtomicReference<TestPictureDialog>();
        var dialog = new TestPictureDialog(
                connection,
                probes.offer(connection.id()),
                offer -> probes.make(
                        connection.id(),
                        offer,
                        me(),
                        result -> ui.accessLater(
                                        () -> Optional.ofNullable(dialogs.get()).ifPresent(one -> one.show(result)),
                                        () -> {})
                                .run()));
        dialogs.set(dialog);
        dialog.open();
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
    public void correct(Connection connection) {
        new CorrectionsDialog(connection, readings.said(connection), corrections -> {
                    connections.correct(connection.id(), corrections, me());
                    Notification.show("Saved: what %s can do.".formatted(connection.name()));
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
