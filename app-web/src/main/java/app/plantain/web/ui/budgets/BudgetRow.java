package app.plantain.web.ui.budgets;

import app.plantain.core.budgets.BudgetView;
import app.plantain.core.budgets.Hardness;
import app.plantain.core.identity.Member;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.StateBadge;
import app.plantain.web.ui.part.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;

/** A budget in a list: what it is, how it stands, and what can be done about it. */
final class BudgetRow extends Div {

    BudgetRow(BudgetView budget, Member reader, ZoneId zone, List<? extends Component> actions) {
        addClassNames("pl-item", "pl-budget");
        getElement().setAttribute("role", "listitem");
        var title = new Span(BudgetTexts.title(budget, reader));
        title.addClassName("pl-strong");
        var head = new Div(title, badge(budget.hardness()));
        head.addClassNames("pl-row", "pl-row-tight");
        var text = new Div(head, new Meter(budget), quiet(standing(budget)), quiet(BudgetTexts.again(budget, zone)));
        text.addClassName("pl-fill");
        var buttons = new Div();
        buttons.addClassNames("pl-row", "pl-row-tight");
        buttons.add(List.copyOf(actions));
        add(text, buttons);
    }

    private static String standing(BudgetView budget) {
        var standing = BudgetTexts.standing(budget);
        return budget.extra().isZero()
                ? standing
                : "%s · %s of it given on top this time".formatted(standing, CreditText.brief(budget.extra()));
    }

    private static StateBadge badge(Hardness hardness) {
        return switch (hardness) {
            case HARD -> new StateBadge(Icons.LOCK, "Refuses", Tone.NEUTRAL);
            case SOFT -> new StateBadge(Icons.BELL, "Only tells", Tone.NEUTRAL);
        };
    }

    private static Div quiet(String text) {
        var line = new Div(text);
        line.addClassNames("pl-small", "pl-quiet");
        return line;
    }
}
