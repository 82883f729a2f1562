package app.plantain.web.ui.admin;

import app.plantain.core.provider.ModelId;
import app.plantain.core.routing.Standing;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.StateBadge;
import app.plantain.web.ui.part.TimeText;
import app.plantain.web.ui.part.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The circuit breakers of a connection: for each model whether jobs go through, since when, and what comes next. */
final class BreakerList extends Div {

    /**
     * One breaker.
     *
     * @param standing empty where nothing has failed lately
     * @param since since when it stands as it does; empty where it was never open
     */
    record Breaker(ModelId model, Optional<Standing> standing, Optional<Instant> since) {

        Standing.State state() {
            return standing.map(Standing::state).orElse(Standing.State.CLOSED);
        }
    }

    BreakerList(List<Breaker> breakers, Instant now) {
        addClassNames("pl-breakers", "pl-divided");
        getElement().setAttribute("role", "list").setAttribute("aria-label", "Models");
        breakers.forEach(breaker -> add(row(breaker, now)));
    }

    /** All of them in one line. */
    static String summary(List<Breaker> breakers) {
        var resting = breakers.stream().filter(BreakerList::isResting).count();
        return resting == 0
                ? "Models (%d)".formatted(breakers.size())
                : "Models (%d, of which %d rest)".formatted(breakers.size(), resting);
    }

    /** Whether not everything goes through. */
    static boolean isResting(Breaker breaker) {
        return breaker.state() != Standing.State.CLOSED;
    }

    private static Div row(Breaker breaker, Instant now) {
        var row = new Div();
        row.addClassName("pl-breaker");
        row.getElement().setAttribute("role", "listitem");
        var name = new Span(breaker.model().value());
        name.addClassName("pl-strong");
        var words = new Span();
        words.addClassNames("pl-small", "pl-quiet");
        words.add(words(breaker, now));
        row.add(name, badge(breaker.state()), words);
        return row;
    }

    private static StateBadge badge(Standing.State state) {
        return switch (state) {
            case CLOSED -> new StateBadge(Icons.CIRCLE_CHECK, "Closed", Tone.LEAF);
            case OPEN -> new StateBadge(Icons.BAN, "Open", Tone.BRUISE);
            case HALF_OPEN -> new StateBadge(Icons.ACTIVITY, "Half-open", Tone.RIPE);
        };
    }

    private static Component[] words(Breaker breaker, Instant now) {
        var since = breaker.since().map(at -> (Component) TimeText.relative(at, now));
        return switch (breaker.state()) {
            case CLOSED -> closed(breaker, since, now);
            case OPEN ->
                breaker.standing().filter(one -> one.rests(now)).isPresent()
                        ? parts("No jobs go through. Opened ", since, ", next probe ", probe(breaker))
                        : parts("No jobs go through. Opened ", since, ", the next job is a probe", Optional.empty());
            case HALF_OPEN -> parts("One job at a time probes it. Opened ", since, "", Optional.empty());
        };
    }

    private static Component[] closed(Breaker breaker, Optional<Component> since, Instant now) {
        if (breaker.standing().filter(one -> one.rests(now)).isPresent()) {
            return parts("The vendor asked to be left alone", Optional.empty(), " until ", probe(breaker));
        }
        return since.isPresent()
                ? parts("It works again; closed ", since, "", Optional.empty())
                : parts("Never opened", Optional.empty(), "", Optional.empty());
    }

    private static Optional<Component> probe(Breaker breaker) {
        return breaker.standing().flatMap(Standing::waitsUntil).map(TimeText::clock);
    }

    private static Component[] parts(
            String start, Optional<Component> first, String middle, Optional<Component> second) {
        var line = new Span(new Span(start));
        first.ifPresent(line::add);
        line.add(new Span(middle));
        second.ifPresent(line::add);
        return new Component[] {line};
    }
}
