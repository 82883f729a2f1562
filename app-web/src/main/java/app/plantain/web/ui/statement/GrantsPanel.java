package app.plantain.web.ui.statement;

import app.plantain.core.credits.Allowance;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.GrantStanding;
import app.plantain.core.credits.GrantView;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What came in for a team: what is left of each, when it expires, what expires next and what comes. */
public final class GrantsPanel extends Div {

    static final int PAGE = 50;

    private final transient Source source;
    private final Button older = new Button("Show older", click -> showOlder());
    private transient List<GrantView> shown = new ArrayList<>();
    private transient Optional<CardTable<GrantView>> table = Optional.empty();

    /** Where it is read, for whoever may read it. */
    public interface Source {

        /** How it stands, with so many of those that came in last. */
        GrantStanding newest(int limit);

        /** What came in before something else, newest first. */
        List<GrantView> before(UUID grant, int limit);
    }

    /** Makes the panel, and reads what it shows. */
    public GrantsPanel(Source source) {
        this.source = source;
        addClassNames("pl-stack", "pl-grants");
        show(PAGE);
    }

    /** Reads again what is shown. */
    public void refresh() {
        show(Math.max(PAGE, shown.size()));
    }

    private void show(int count) {
        removeAll();
        var standing = source.newest(count + 1);
        var found = standing.newest();
        shown = new ArrayList<>(found.subList(0, Math.min(count, found.size())));
        add(figures(standing), words(standing));
        if (shown.isEmpty()) {
            add(
                    new EmptyState(
                            Icons.COINS,
                            "Nothing has come in yet",
                            "Credits come as grants of an administrator, as an allowance, or for a code that the team redeems."));
            return;
        }
        var list = table(standing.zone(), standing.allowance());
        list.setRows(shown);
        table = Optional.of(list);
        older.setVisible(found.size() > count);
        add(list, older);
    }

    private void showOlder() {
        var found = source.before(shown.getLast().id(), PAGE + 1);
        var more = found.subList(0, Math.min(PAGE, found.size()));
        shown.addAll(more);
        table.ifPresent(list -> list.addRows(more));
        older.setVisible(found.size() > PAGE);
    }

    private static Div figures(GrantStanding standing) {
        var balance = standing.balance();
        var figures = new Div(figure("Available", balance.available()), figure("Held by open jobs", balance.held()));
        standing.expiresNext()
                .ifPresent(next -> figures.add(
                        figure("Expires on " + TimeText.lastDay(next.at(), standing.zone()), next.amount())));
        standing.allowance()
                .ifPresent(next -> figures.add(
                        figure("Comes on " + GrantWords.day(next.nextAt(), standing.zone()), next.amount())));
        figures.addClassNames("pl-card", "pl-figures");
        return figures;
    }

    private static Div figure(String name, Credits amount) {
        var label = new Span(name);
        label.addClassName("pl-label");
        var figure = new Div(label, new Span(CreditText.of(amount)));
        figure.addClassName("pl-figure");
        return figure;
    }

    private static Paragraph words(GrantStanding standing) {
        var words = new ArrayList<String>();
        standing.allowance().map(GrantWords::allowance).ifPresent(words::add);
        words.add("What expires first is spent first.");
        words.add("Times are %s.".formatted(MovementTexts.zone(standing.zone())));
        var paragraph = new Paragraph(String.join(" ", words));
        paragraph.addClassName("pl-quiet");
        return paragraph;
    }

    private static CardTable<GrantView> table(ZoneId zone, Optional<Allowance> allowance) {
        var table = new CardTable<GrantView>("Grants");
        table.column("Grant", grant -> new Span(grant.reason()));
        table.column("Came in", grant -> TimeText.minute(grant.grantedAt(), zone));
        table.number("Credits", grant -> CreditText.of(grant.amount()));
        table.number("Left", grant -> CreditText.of(grant.remaining()));
        table.column("Expires", grant -> expiry(grant, zone, allowance));
        return table;
    }

    /** What is left of an allowance is carried over as its terms of today say, whatever they were when it came. */
    private static Component expiry(GrantView grant, ZoneId zone, Optional<Allowance> allowance) {
        if (grant.remaining().isZero()) {
            return quiet("Nothing left");
        }
        var terms = allowance.filter(_ -> grant.isOfAllowance());
        if (terms.isPresent() && terms.get().rollOver().isEmpty()) {
            return new Span("Never");
        }
        var end = terms.map(Allowance::nextAt).or(grant::expiresAt);
        var words = end.<Component>map(at -> TimeText.until(at, zone)).orElseGet(() -> new Span("Never"));
        return terms.flatMap(Allowance::rollOver)
                .filter(most -> !most.isZero())
                .<Component>map(most -> {
                    var both = new Div(words, quiet("or is carried over"));
                    both.addClassName("pl-two-lines");
                    return both;
                })
                .orElse(words);
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassNames("pl-small", "pl-quiet");
        return span;
    }
}
