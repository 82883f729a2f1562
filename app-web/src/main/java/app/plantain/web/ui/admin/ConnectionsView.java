package app.plantain.web.ui.admin;

import app.plantain.core.routing.Connection;
import app.plantain.core.routing.Connections;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.StateBadge;
import app.plantain.web.ui.part.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.TreeMap;

@Route(value = "admin/connections", layout = WorkspaceLayout.class)
@PageTitle("Connections · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class ConnectionsView extends AdminPage {

    private static final String SANDBOX = "sandbox";

    private final transient Connections connections;
    private final transient CurrentMember current;

    ConnectionsView(Connections connections, CurrentMember current) {
        super("admin/connections");
        this.connections = connections;
        this.current = current;
    }

    @Override
    void fill() {
        var all = connections.all();
        if (all.isEmpty()) {
            add(new EmptyState(
                    Icons.PLUG,
                    "No vendor is connected",
                    "Start Plantain with the sandbox, or with a vendor's account in its settings."));
            return;
        }
        var list = new Div();
        list.addClassName("pl-stack");
        all.forEach(connection -> list.add(card(connection)));
        add(list);
    }

    private Div card(Connection connection) {
        var words = new Div(new H2(connection.name()), badge(connection.enabled()));
        words.addClassNames("pl-row", "pl-fill");
        var head = new Div(words, edit(connection));
        head.addClassName("pl-row");
        var card = new Div(head);
        card.addClassNames("pl-card", "pl-stack");
        if (isSandbox(connection)) {
            var note = new Paragraph("Sandbox: pictures are drawn locally, nothing is bought.");
            note.addClassName("pl-quiet");
            card.add(note);
        }
        card.add(facts(connection));
        return card;
    }

    private static StateBadge badge(boolean enabled) {
        return enabled
                ? new StateBadge(Icons.POWER, "On", Tone.LEAF)
                : new StateBadge(Icons.POWER, "Off", Tone.NEUTRAL);
    }

    private static Component facts(Connection connection) {
        var facts = new DescriptionList();
        facts.addClassName("pl-facts");
        fact(facts, "Vendor", connection.vendor().toString());
        fact(facts, "Priority", "%d, the highest is asked first".formatted(connection.priority()));
        shown(connection).forEach((name, value) -> fact(facts, name, value));
        return facts;
    }

    private static Map<String, String> shown(Connection connection) {
        return isSandbox(connection)
                ? SandboxEntries.read(connection.settings()).inWords()
                : new TreeMap<>(connection.settings());
    }

    private static void fact(DescriptionList facts, String name, String value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    private Button edit(Connection connection) {
        if (isSandbox(connection)) {
            return new Button(
                    "Edit",
                    Icons.PENCIL.create(),
                    click -> new SandboxDialog(
                                    connection,
                                    change -> connections.change(
                                            connection.id(),
                                            change.enabled(),
                                            change.entries().settings(),
                                            current.user().id()),
                                    this::show)
                            .open());
        }
        return new Button(connection.enabled() ? "Turn off" : "Turn on", Icons.POWER.create(), click -> {
            connections.change(
                    connection.id(),
                    !connection.enabled(),
                    connection.settings(),
                    current.user().id());
            show();
        });
    }

    private static boolean isSandbox(Connection connection) {
        return connection.vendor().value().equals(SANDBOX);
    }
}
