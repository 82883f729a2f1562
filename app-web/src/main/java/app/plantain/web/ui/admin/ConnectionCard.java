package app.plantain.web.ui.admin;

import app.plantain.core.provider.FailureKind;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionEvent;
import app.plantain.core.routing.Pause;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.Notice;
import app.plantain.web.ui.part.StateBadge;
import app.plantain.web.ui.part.TimeText;
import app.plantain.web.ui.part.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One connection: whether it is given jobs and why not, its limits, its breakers and what happened to it. */
final class ConnectionCard extends Div {

    private static final String SANDBOX = "sandbox";

    private final transient Ways ways;
    private final StateBadge badge = new StateBadge(Icons.POWER, "", Tone.NEUTRAL);
    private final Button change = new Button();
    private final Div pause = new Div();
    private final Div facts = new Div();
    private final Div breakers = new Div();
    private final Div events = new Div();
    private transient Optional<Reading> shown = Optional.empty();

    /**
     * All that the card shows, at one moment.
     *
     * @param events the latest, newest first
     * @param at the moment
     */
    record Reading(
            Connection connection, List<BreakerList.Breaker> breakers, List<ConnectionEvent> events, Instant at) {

        /** Whether both show the same but for words about time. */
        boolean looksLike(Reading other) {
            return connection.equals(other.connection)
                    && breakers.equals(other.breakers)
                    && events.equals(other.events)
                    && rests().equals(other.rests())
                    && at.getEpochSecond() / 60 == other.at.getEpochSecond() / 60;
        }

        private List<Boolean> rests() {
            return breakers.stream()
                    .map(one -> one.standing().filter(known -> known.rests(at)).isPresent())
                    .toList();
        }
    }

    /** What an administrator can do with the connection as it is. */
    interface Ways {

        void change(Connection connection);

        void limit(Connection connection);

        void resume(Connection connection);
    }

    ConnectionCard(Reading reading, Ways ways) {
        this.ways = ways;
        addClassNames("pl-card", "pl-stack", "pl-connection");
        var connection = reading.connection();
        var title = new H2(connection.name());
        var words = new Div(title, badge);
        words.addClassNames("pl-row", "pl-fill");
        change.addClickListener(click -> shown.map(Reading::connection).ifPresent(ways::change));
        var limits = new Button(
                "Limits",
                Icons.GAUGE.create(),
                click -> shown.map(Reading::connection).ifPresent(ways::limit));
        limits.setAriaLabel("Limits of " + connection.name());
        var buttons = new Div(limits, change);
        buttons.addClassNames("pl-row", "pl-row-tight");
        var head = new Div(words, buttons);
        head.addClassName("pl-row");
        var timeline = new Details("Timeline", events);
        timeline.addClassName("pl-connection-timeline");
        add(head, pause);
        if (isSandbox(connection)) {
            var note = new Paragraph("Sandbox: pictures are drawn locally, nothing is bought.");
            note.addClassName("pl-quiet");
            add(note);
        }
        add(facts, breakers, timeline);
        show(reading);
    }

    static boolean isSandbox(Connection connection) {
        return connection.vendor().value().equals(SANDBOX);
    }

    /** Shows what changed since the last time. */
    void show(Reading now) {
        if (shown.filter(now::looksLike).isPresent()) {
            return;
        }
        shown = Optional.of(now);
        var connection = now.connection();
        showBadge(connection);
        showChange(connection);
        replace(facts, facts(connection));
        replace(breakers, new BreakerList(now.breakers(), now.at()));
        replace(events, new HealthTimeline(now.events(), now.at()));
        pause.removeAll();
        connection.pause().ifPresent(why -> pause.add(notice(connection, why, now.at())));
    }

    private void showBadge(Connection connection) {
        if (!connection.enabled()) {
            badge.show(Icons.POWER, "Off", Tone.NEUTRAL);
        } else if (connection.pause().isPresent()) {
            badge.show(Icons.PAUSE, "Paused", Tone.RIPE);
        } else {
            badge.show(Icons.POWER, "On", Tone.LEAF);
        }
    }

    private void showChange(Connection connection) {
        if (isSandbox(connection)) {
            change.setText("Edit");
            change.setIcon(Icons.PENCIL.create());
        } else {
            change.setText(connection.enabled() ? "Turn off" : "Turn on");
            change.setIcon(Icons.POWER.create());
        }
        change.setAriaLabel("%s %s".formatted(change.getText(), connection.name()));
    }

    private Notice notice(Connection connection, Pause why, Instant now) {
        var resume = new Button("Resume", Icons.PLAY.create(), click -> ways.resume(connection));
        resume.addThemeVariants(ButtonVariant.PRIMARY);
        resume.setAriaLabel("Resume " + connection.name());
        var since = new Span(new Span("Paused "), TimeText.relative(why.since(), now));
        since.addClassNames("pl-small", "pl-quiet");
        var todo = why.kind() == FailureKind.BALANCE
                ? "Top the account up at the vendor, then resume."
                : "Put the vendor's key right, then resume.";
        return Notice.attention(reason(why.kind()), "The vendor said: “%s”. %s".formatted(why.message(), todo))
                .withActions(resume, since);
    }

    private static String reason(FailureKind kind) {
        return kind == FailureKind.BALANCE
                ? "The account at the vendor is empty"
                : "The vendor does not accept our key";
    }

    private static DescriptionList facts(Connection connection) {
        var facts = new DescriptionList();
        facts.addClassName("pl-facts");
        fact(facts, "Vendor", connection.vendor().toString());
        fact(facts, "Priority", "%d, the highest is asked first".formatted(connection.priority()));
        fact(facts, "Limits", LimitEntries.inWords(connection.limits()));
        settings(connection).forEach((name, value) -> fact(facts, name, value));
        return facts;
    }

    private static Map<String, String> settings(Connection connection) {
        return isSandbox(connection)
                ? SandboxEntries.read(connection.settings()).inWords()
                : new TreeMap<>(connection.settings());
    }

    private static void fact(DescriptionList facts, String name, String value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    private static void replace(Div place, Component content) {
        place.removeAll();
        place.add(content);
    }
}
