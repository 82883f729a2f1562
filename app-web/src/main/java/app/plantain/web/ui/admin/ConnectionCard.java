package app.plantain.web.ui.admin;

import app.plantain.core.provider.FailureKind;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionDrifts.Drift;
import app.plantain.core.routing.ConnectionEvent;
import app.plantain.core.routing.ConnectionProbe;
import app.plantain.core.routing.KeyState;
import app.plantain.core.routing.Pause;
import app.plantain.core.routing.PriceTable;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.Notice;
import app.plantain.web.ui.part.StateBadge;
import app.plantain.web.ui.part.TimeText;
import app.plantain.web.ui.part.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One connection: whether it is given jobs and why not, its limits, its breakers and what happened to it. */
final class ConnectionCard extends Div {

    private static final String SANDBOX = "sandbox";

    private final transient ConnectionButtons.Ways ways;
    private final StateBadge badge = new StateBadge(Icons.POWER, "", Tone.NEUTRAL);
    private final ConnectionButtons buttons;
    private final Div declared = new Div(new Paragraph(
            "Declared in configuration (plantain.connections): it is changed there, and here only turned on and off."));
    private final Div trouble = new Div();
    private final Div facts = new Div();
    private final Div breakers = new Div();
    private final Details models = new Details("", breakers);
    private final Div events = new Div();
    private final Div drifts = new Div();
    private final H2 title = new H2();
    private transient Optional<Reading> shown = Optional.empty();

    /**
     * What came of asking the vendor.
     *
     * @param result empty while it is asked
     */
    record Asked(Optional<ConnectionProbe.Result> result) {}

    /**
     * All that the card shows, at one moment.
     *
     * @param asked empty where the vendor was not asked
     * @param events the latest, newest first
     * @param drifts what in the vendor's answers is not as its page promises
     * @param prices what images are known to cost us there
     * @param at the moment
     */
    record Reading(
            Connection connection,
            KeyState key,
            Optional<Asked> asked,
            List<BreakerList.Breaker> breakers,
            List<ConnectionEvent> events,
            List<Drift> drifts,
            PriceTable prices,
            Instant at) {

        /** Whether both show the same but for words about time. */
        boolean looksLike(Reading other) {
            return connection.equals(other.connection)
                    && key == other.key
                    && asked.equals(other.asked)
                    && breakers.equals(other.breakers)
                    && events.equals(other.events)
                    && drifts.equals(other.drifts)
                    && prices.equals(other.prices)
                    && rests().equals(other.rests())
                    && at.getEpochSecond() / 60 == other.at.getEpochSecond() / 60;
        }

        private List<Boolean> rests() {
            return breakers.stream()
                    .map(one -> one.standing().filter(known -> known.rests(at)).isPresent())
                    .toList();
        }
    }

    ConnectionCard(Reading reading, ConnectionButtons.Ways ways) {
        this.ways = ways;
        this.buttons = new ConnectionButtons(ways);
        addClassNames("pl-card", "pl-stack", "pl-connection");
        var words = new Div(title, badge);
        words.addClassNames("pl-row", "pl-fill");
        var head = new Div(words, buttons);
        head.addClassName("pl-row");
        declared.addClassName("pl-quiet");
        var timeline = new Details("Timeline", events);
        var folds = new Div(models, drifts, timeline);
        folds.addClassName("pl-connection-folds");
        trouble.addClassName("pl-stack");
        add(head, declared, trouble);
        if (isSandbox(reading.connection())) {
            var note = new Paragraph("Sandbox: pictures are drawn locally, nothing is bought.");
            note.addClassName("pl-quiet");
            add(note);
        }
        add(facts, folds);
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
        title.setText(connection.name());
        declared.setVisible(connection.declared());
        showBadge(now);
        buttons.show(
                connection, now.asked().filter(one -> one.result().isEmpty()).isPresent());
        replace(facts, new ConnectionFacts(now));
        showModels(now);
        replace(events, new HealthTimeline(now.events(), now.at()));
        replace(drifts, new DriftList(now.drifts(), now.at()));
        drifts.setVisible(!now.drifts().isEmpty());
        trouble.removeAll();
        unreadable(now.key()).ifPresent(trouble::add);
        failed(now).ifPresent(trouble::add);
        connection.pause().ifPresent(why -> trouble.add(notice(connection, why, now.at())));
    }

    /** Folded while everything goes through. */
    private void showModels(Reading now) {
        models.setSummaryText(BreakerList.summary(now.breakers()));
        replace(breakers, new BreakerList(now.breakers(), now.at()));
        if (!isSandbox(now.connection()) && !now.connection().declared()) {
            breakers.add(correct(now.connection()));
        }
        if (now.breakers().stream().anyMatch(BreakerList::isResting)) {
            models.setOpened(true);
        }
    }

    private Button correct(Connection connection) {
        var button = new Button(
                "Correct what it can do", Icons.SLIDERS_HORIZONTAL.create(), click -> ways.correct(connection));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel("Correct what %s can do".formatted(connection.name()));
        return button;
    }

    private void showBadge(Reading reading) {
        var connection = reading.connection();
        if (!connection.enabled()) {
            badge.show(Icons.POWER, "Off", Tone.NEUTRAL);
        } else if (unreadable(reading.key()).isPresent()) {
            badge.show(Icons.LOCK, "No key", Tone.BRUISE);
        } else if (connection.pause().isPresent()) {
            badge.show(Icons.PAUSE, "Paused", Tone.RIPE);
        } else {
            badge.show(Icons.POWER, "On", Tone.LEAF);
        }
    }

    /** Why the key cannot be used, and what to do. */
    private static Optional<Notice> unreadable(KeyState key) {
        return switch (key) {
            case NONE, KEPT -> Optional.empty();
            case OTHER_MASTER_KEY ->
                Optional.of(Notice.error(
                        "The key was encrypted with another master key, so this connection is given no jobs",
                        "Start Plantain with that master key again: set PLANTAIN_MASTER_KEY, or put master.key back into"
                                + " the data folder. Where it is lost, give the connection its key anew."));
            case DAMAGED ->
                Optional.of(Notice.error(
                        "What is kept of the key was changed outside of Plantain, so this connection is given no jobs",
                        "Give the connection its key anew."));
        };
    }

    /** What came of the latest test, where it did not go well. */
    private static Optional<Notice> failed(Reading now) {
        return now.asked()
                .flatMap(Asked::result)
                .filter(ConnectionProbe.Result.Failed.class::isInstance)
                .map(ConnectionProbe.Result.Failed.class::cast)
                .map(failure -> Notice.error(
                        "The test failed", "%s %s".formatted(ended(failure.message()), remedy(failure.kind()))));
    }

    private static String remedy(FailureKind kind) {
        return switch (kind) {
            case AUTHENTICATION -> "Rotate the key, or put it right at the vendor.";
            case BALANCE -> "Top the account up at the vendor.";
            case RATE_LIMITED -> "Test again in a minute.";
            case INVALID_REQUEST, CONTENT_BLOCKED, NO_IMAGE, VENDOR_ERROR, TIMEOUT ->
                "Look at the base URL, and test again later.";
        };
    }

    /** What is said, as a sentence of its own. */
    private static String ended(String message) {
        return message.matches(".*[.!?]”?") ? message : message + ".";
    }

    private Notice notice(Connection connection, Pause why, Instant now) {
        var resume = new Button("Resume", Icons.PLAY.create(), click -> ways.resume(connection));
        resume.addThemeVariants(ButtonVariant.PRIMARY);
        resume.setAriaLabel("Resume " + connection.name());
        var since = new Span(new Span("Paused "), TimeText.relative(why.since(), now));
        since.addClassNames("pl-small", "pl-quiet");
        var todo = why.kind() == FailureKind.BALANCE
                ? "Top the account up at the vendor, then resume."
                : "Rotate the key, or put it right at the vendor and resume.";
        return Notice.attention(reason(why.kind()), "%s %s".formatted(ended(why.message()), todo))
                .withActions(resume, since);
    }

    private static String reason(FailureKind kind) {
        return kind == FailureKind.BALANCE
                ? "The account at the vendor is empty"
                : "The vendor does not accept our key";
    }

    private static void replace(Div place, Component content) {
        place.removeAll();
        place.add(content);
    }
}
