package app.plantain.web.ui.admin;

import app.plantain.core.credits.Allowance;
import app.plantain.core.credits.CreditOrder.Deed;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TeamId;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an order makes of each team, before it is sent. */
final class CreditOrderPreview extends Div {

    private static final int MOST_SHOWN = 20;

    private final transient List<Team> teams;

    /** A team as it is now. */
    record Team(TeamId id, String name, Credits available, Optional<Allowance> allowance) {}

    CreditOrderPreview(List<Team> teams) {
        this.teams = teams;
        addClassNames("pl-stack", "pl-stack-tight");
        getElement().setAttribute("role", "region").setAttribute("aria-label", "What changes");
    }

    void show(Optional<Deed> deed) {
        removeAll();
        setVisible(deed.isPresent());
        deed.ifPresent(this::list);
    }

    private void list(Deed deed) {
        var table = new CardTable<Team>("What changes");
        table.column("Team", team -> new Span(team.name()));
        table.number("Now", team -> now(team, deed));
        table.number("Then", team -> then(team, deed));
        table.setRows(teams.stream().limit(MOST_SHOWN).toList());
        add(table);
        if (teams.size() > MOST_SHOWN) {
            var more = new Paragraph("and %,d more teams".formatted(teams.size() - MOST_SHOWN));
            more.addClassNames("pl-small", "pl-quiet");
            add(more);
        }
    }

    private static String now(Team team, Deed deed) {
        return switch (deed) {
            case Deed.Give _, Deed.Take _ -> CreditText.of(team.available());
            case Deed.Allow _, Deed.Disallow _ -> inWords(team.allowance());
        };
    }

    private static String then(Team team, Deed deed) {
        return switch (deed) {
            case Deed.Give(var amount, var _) -> CreditText.of(team.available().plus(amount));
            case Deed.Take(var amount) ->
                team.available().isLessThan(amount)
                        ? "Has too few"
                        : CreditText.of(team.available().minus(amount));
            case Deed.Allow(var amount, var period, var _) ->
                "%s each %s".formatted(CreditText.brief(amount), period.name().toLowerCase(Locale.ROOT));
            case Deed.Disallow() -> inWords(Optional.empty());
        };
    }

    /** An allowance in a few words. */
    static String inWords(Optional<Allowance> allowance) {
        return allowance
                .map(one -> "%s each %s"
                        .formatted(
                                CreditText.brief(one.amount()),
                                one.period().name().toLowerCase(Locale.ROOT)))
                .orElse("None");
    }
}
