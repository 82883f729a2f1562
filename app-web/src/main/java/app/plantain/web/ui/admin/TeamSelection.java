package app.plantain.web.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** The bar below the table for the teams that are selected. */
final class TeamSelection extends Div {

    private final Span count = new Span();

    TeamSelection(Runnable change, Runnable budget, Runnable clear) {
        addClassName("pl-selection");
        getElement().setAttribute("role", "region").setAttribute("aria-label", "Selected teams");
        count.addClassName("pl-selection-count");
        var credits = new Button("Change credits", click -> change.run());
        credits.addThemeVariants(ButtonVariant.PRIMARY);
        var budgets = new Button("Set a budget", click -> budget.run());
        var none = new Button("Clear", click -> clear.run());
        none.addThemeVariants(ButtonVariant.TERTIARY);
        add(count, credits, budgets, none);
        setVisible(false);
    }

    void show(int selected) {
        setVisible(selected > 0);
        count.setText("%,d selected".formatted(selected));
    }
}
