package app.plantain.web.ui.budgets;

import app.plantain.core.budgets.BudgetView;
import com.vaadin.flow.component.html.Div;

/** How much of a budget is spent, as a bar. The words beside it say the same. */
final class Meter extends Div {

    private static final int ALL = 100;
    private static final int MUCH = 80;

    Meter(BudgetView budget) {
        addClassName("pl-meter");
        var percent = Math.min(ALL, budget.percent());
        var bar = new Div();
        bar.getStyle().setWidth(percent + "%");
        add(bar);
        getElement()
                .setAttribute("role", "meter")
                .setAttribute("aria-label", "Spent of " + budget.title())
                .setAttribute("aria-valuemin", "0")
                .setAttribute("aria-valuemax", Integer.toString(ALL))
                .setAttribute("aria-valuenow", Integer.toString(percent))
                .setAttribute("data-tone", tone(budget.percent()));
    }

    private static String tone(int percent) {
        if (percent >= ALL) {
            return "bruise";
        }
        return percent >= MUCH ? "ripe" : "leaf";
    }
}
