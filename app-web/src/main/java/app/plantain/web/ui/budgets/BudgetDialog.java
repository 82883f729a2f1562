package app.plantain.web.ui.budgets;

import app.plantain.core.budgets.BudgetPeriod;
import app.plantain.core.budgets.BudgetScope;
import app.plantain.core.budgets.BudgetView;
import app.plantain.core.budgets.Hardness;
import app.plantain.core.budgets.NamedSubject;
import app.plantain.core.identity.Member;
import app.plantain.web.account.Entry;
import app.plantain.web.account.TeamBudgets;
import app.plantain.web.ui.form.EntryForm;
import app.plantain.web.ui.part.CreditText;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;

/** Makes a budget, or changes one. */
final class BudgetDialog extends Dialog {

    private final transient TeamBudgets budgets;
    private final transient Member me;
    private final Select<BudgetScope> scope = new Select<>();
    private final ComboBox<NamedSubject> subject = new ComboBox<>();
    private final Select<BudgetPeriod> period = new Select<>();
    private final TextField amount = new TextField("Credits");
    private final RadioButtonGroup<Hardness> hardness = new RadioButtonGroup<>("When it is used up");
    private final Paragraph soFar = new Paragraph();
    private final Div content = new Div();

    private BudgetDialog(TeamBudgets budgets, Member me, String title) {
        super(title);
        this.budgets = budgets;
        this.me = me;
        hardness.setItems(Hardness.values());
        hardness.setItemLabelGenerator(BudgetTexts::name);
        hardness.setHelperText("Both tell when 50, 80 and 100 % are spent.");
        amount.setPlaceholder("For example 500");
        soFar.addClassNames("pl-small", "pl-quiet");
        content.addClassName("pl-stack");
        setWidth("min(440px, 92vw)");
        add(content);
    }

    /** Makes a new budget. */
    static BudgetDialog make(TeamBudgets budgets, Member me, Runnable done) {
        var dialog = new BudgetDialog(budgets, me, "New budget");
        dialog.askForAll(done);
        return dialog;
    }

    /** Changes a budget: how much, and what happens then. */
    static BudgetDialog change(TeamBudgets budgets, Member me, BudgetView budget, Runnable done) {
        var dialog = new BudgetDialog(budgets, me, "Change the budget");
        dialog.askForAmount(budget, done);
        return dialog;
    }

    private void askForAll(Runnable done) {
        var subjects = budgets.subjects(me);
        scope.setLabel("For");
        scope.setItems(List.of(BudgetScope.values()).stream()
                .filter(one -> !of(subjects, one).isEmpty())
                .toList());
        scope.setItemLabelGenerator(BudgetTexts::name);
        scope.addValueChangeListener(change -> offer(of(subjects, change.getValue())));
        subject.setItemLabelGenerator(NamedSubject::name);
        subject.addValueChangeListener(change -> {
            subject.setInvalid(false);
            showSoFar();
        });
        period.setLabel("Per");
        period.setItems(BudgetPeriod.values());
        period.setItemLabelGenerator(BudgetTexts::name);
        period.setValue(BudgetPeriod.MONTH);
        period.addValueChangeListener(change -> showSoFar());
        hardness.setValue(Hardness.HARD);
        scope.setValue(BudgetScope.TEAM);
        content.add(scope, subject, period, hardness, soFar, form("Make the budget", () -> make(done)));
        content.getChildren().forEach(child -> child.getElement().getStyle().set("width", "100%"));
    }

    private void askForAmount(BudgetView budget, Runnable done) {
        amount.setValue(budget.amount().toString());
        hardness.setValue(budget.hardness());
        soFar.setText(BudgetTexts.standing(budget) + ".");
        var title = new Paragraph(BudgetTexts.title(budget, me));
        title.addClassName("pl-strong");
        content.add(title, hardness, soFar, form("Save", () -> {
            budgets.change(me, budget.id(), amount.getValue(), hardness.getValue());
            close();
            done.run();
        }));
    }

    private EntryForm form(String submit, Runnable action) {
        var form = new EntryForm(submit, action);
        form.field(Entry.BUDGET_AMOUNT, amount).setAutofocus(true);
        return form;
    }

    private void make(Runnable done) {
        var chosen = subject.getValue();
        if (chosen == null) {
            subject.setErrorMessage("Choose one.");
            subject.setInvalid(true);
            return;
        }
        budgets.add(me, chosen.subject(), period.getValue(), amount.getValue(), hardness.getValue());
        close();
        done.run();
    }

    /** The team is one; of all else one has to be chosen. */
    private void offer(List<NamedSubject> subjects) {
        subject.setItems(subjects);
        subject.setLabel("Which one");
        subject.setVisible(scope.getValue() != BudgetScope.TEAM);
        subject.setValue(scope.getValue() == BudgetScope.TEAM ? subjects.getFirst() : null);
        showSoFar();
    }

    private void showSoFar() {
        soFar.setText(Optional.ofNullable(subject.getValue())
                .map(chosen -> budgets.soFar(me, chosen.subject(), period.getValue()))
                .map(spent -> "So far %s credits were spent. They count.".formatted(CreditText.brief(spent)))
                .orElse(""));
        soFar.setVisible(!soFar.getText().isEmpty());
    }

    private static List<NamedSubject> of(List<NamedSubject> subjects, BudgetScope wanted) {
        return subjects.stream().filter(one -> one.subject().scope() == wanted).toList();
    }
}
