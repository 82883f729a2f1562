package app.plantain.web.ui.admin;

import app.plantain.core.budgets.BudgetOrders;
import app.plantain.core.budgets.BudgetPeriod;
import app.plantain.core.budgets.BudgetTerms;
import app.plantain.core.budgets.Hardness;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Grant;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets a budget for each of several teams, after showing what it takes the place of. */
final class BudgetOrderDialog extends Dialog {

    private static final int MOST_SHOWN = 20;

    private final transient BudgetOrders orders;
    private final UserId by;
    private final transient List<CreditOrderPreview.Team> teams;
    private final transient Runnable done;
    private final TextField amount = new TextField("Credits");
    private final Select<BudgetPeriod> period = new Select<>();
    private final RadioButtonGroup<Hardness> hardness = new RadioButtonGroup<>("When it is used up");
    private final Div preview = new Div();
    private transient Map<TeamId, BudgetTerms> known = Map.of();

    /** Makes the dialog; {@code done} is called after the budgets are set. */
    BudgetOrderDialog(BudgetOrders orders, UserId by, List<CreditOrderPreview.Team> teams, Runnable done) {
        super(
                teams.size() == 1
                        ? "Budget of " + teams.getFirst().name()
                        : "Budget of %,d teams".formatted(teams.size()));
        this.orders = orders;
        this.by = by;
        this.teams = List.copyOf(teams);
        this.done = done;
        amount.setHelperText("For each team. What was spent in the period already counts.");
        amount.getElement().setAttribute("inputmode", "decimal");
        amount.setManualValidation(true);
        amount.setAutofocus(true);
        amount.setWidthFull();
        amount.setValueChangeMode(ValueChangeMode.LAZY);
        amount.addValueChangeListener(change -> sketch());
        period.setLabel("Kind");
        period.setItems(BudgetPeriod.values());
        period.setItemLabelGenerator(BudgetPeriod::adjective);
        period.setValue(BudgetPeriod.MONTH);
        period.setWidthFull();
        period.addValueChangeListener(change -> look());
        hardness.setItems(Hardness.values());
        hardness.setItemLabelGenerator(BudgetOrderDialog::name);
        hardness.setValue(Hardness.HARD);
        hardness.addValueChangeListener(change -> sketch());
        preview.addClassNames("pl-stack", "pl-stack-tight");
        preview.getElement().setAttribute("role", "region").setAttribute("aria-label", "What changes");
        var send = new Button("Set the budget", click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        var content = new Div(amount, period, hardness, preview, send);
        content.addClassName("pl-stack");
        send.addClickShortcut(Key.ENTER).listenOn(content);
        setWidth("min(520px, 92vw)");
        add(content);
        look();
    }

    /** Reads what the teams have now, which no other field changes. */
    private void look() {
        known = orders.of(ids(), period.getValue());
        sketch();
    }

    private void sketch() {
        preview.removeAll();
        var table = new CardTable<CreditOrderPreview.Team>("What changes");
        table.column("Team", team -> new Span(team.name()));
        table.number("Now", this::now);
        table.number("Then", team -> then());
        table.setRows(teams.stream().limit(MOST_SHOWN).toList());
        preview.add(table);
        if (teams.size() > MOST_SHOWN) {
            var more = new Paragraph("and %,d more teams".formatted(teams.size() - MOST_SHOWN));
            more.addClassNames("pl-small", "pl-quiet");
            preview.add(more);
        }
    }

    private String now(CreditOrderPreview.Team team) {
        return Optional.ofNullable(known.get(team.id()))
                .map(budget -> inWords(budget.amount(), budget.hardness()))
                .orElse("None");
    }

    private String then() {
        try {
            return inWords(Grant.amount(amount.getValue()), hardness.getValue());
        } catch (IllegalArgumentException unfinished) {
            return "";
        }
    }

    private static String inWords(Credits credits, Hardness hardness) {
        return "%s, %s".formatted(CreditText.brief(credits), hardness == Hardness.HARD ? "refused" : "told");
    }

    private static String name(Hardness hardness) {
        return switch (hardness) {
            case HARD -> "Refuse what does not fit";
            case SOFT -> "Only tell";
        };
    }

    /** Sets the budgets, or says at the field what is wrong. */
    private void send() {
        CheckedField.read(amount, Grant::amount).ifPresent(credits -> {
            try {
                orders.set(ids(), period.getValue(), credits, hardness.getValue(), by);
            } catch (IllegalArgumentException refused) {
                CheckedField.refuse(amount, String.valueOf(refused.getMessage()));
                return;
            }
            close();
            done.run();
            Notification.show(
                            teams.size() == 1
                                    ? "%s has its budget"
                                            .formatted(teams.getFirst().name())
                                    : "%,d teams have their budgets".formatted(teams.size()))
                    .addThemeVariants(NotificationVariant.SUCCESS);
        });
    }

    private List<TeamId> ids() {
        return teams.stream().map(CreditOrderPreview.Team::id).toList();
    }
}
