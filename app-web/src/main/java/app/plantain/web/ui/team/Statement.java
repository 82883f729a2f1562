package app.plantain.web.ui.team;

import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.TeamId;
import app.plantain.web.ui.part.Figure;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** What the team has, and the ways to every movement that led there. */
final class Statement extends Div {

    /** Makes it for a team that the person belongs to. */
    Statement(Ledger ledger, TeamId team) {
        addClassName("pl-stack");
        setId("statement");
        var balance = ledger.balance(team);
        var figures =
                new Div(new Figure("Available", balance.available()), new Figure("Held by open jobs", balance.held()));
        figures.addClassNames("pl-card", "pl-figures");
        var links = new Div(
                link("statement", "Read the statement"),
                link("statement/grants", "See what is left of each grant"),
                link("statement/usage", "See what it was used for"));
        links.addClassNames("pl-row", "pl-links");
        add(new H2("Credits"), figures, links);
    }

    private static Anchor link(String address, String text) {
        var link = new Anchor(address, text);
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
