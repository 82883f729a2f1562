package app.plantain.web.ui.budgets;

import app.plantain.core.budgets.BudgetId;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.web.account.BudgetWishes;
import app.plantain.web.account.Entry;
import app.plantain.web.ui.form.EntryForm;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;

/** Asks the team's owners for more of a budget. */
final class AskDialog extends Dialog {

    private static final int WHY_MAX = 500;

    private final TextField amount = new TextField("Credits more");
    private final TextArea why = new TextArea("Why");

    /**
     * Makes the dialog.
     *
     * @param proposed what is filled in as the amount; zero for nothing
     * @param asked what to do when it is done
     */
    AskDialog(BudgetWishes wishes, Member me, BudgetId budget, Credits proposed, Runnable asked) {
        super("Ask for more");
        amount.setValue(proposed.isZero() ? "" : proposed.toString());
        amount.setPlaceholder("For example 50");
        why.setMaxLength(WHY_MAX);
        why.setPlaceholder("What it is for");
        var form = new EntryForm("Ask", () -> {
            wishes.ask(me, budget, amount.getValue(), why.getValue());
            close();
            Notification.show("Asked. The team’s page shows what the owners decide.");
            asked.run();
        });
        form.field(Entry.BUDGET_AMOUNT, amount).setAutofocus(true);
        form.field(Entry.BUDGET_WHY, why);
        var content = new Div(
                new Paragraph("An owner of the team decides. What is given counts for the running period only."), form);
        content.addClassName("pl-stack");
        setWidth("min(420px, 92vw)");
        add(content);
    }
}
