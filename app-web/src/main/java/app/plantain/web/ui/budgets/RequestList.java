package app.plantain.web.ui.budgets;

import app.plantain.core.budgets.BudgetRequest;
import app.plantain.core.identity.Member;
import app.plantain.web.account.BudgetWishes;
import app.plantain.web.ui.form.Attempt;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.TimeText;
import app.plantain.web.ui.part.UndoNotice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.ZoneId;

/** What members asked for, and the two answers of an owner. Hidden while there is nothing to decide. */
final class RequestList extends Div {

    private final transient BudgetWishes wishes;
    private final transient Member me;
    private final transient ZoneId zone;
    private final transient Clock clock;
    private final transient Runnable changed;

    /**
     * Makes the list.
     *
     * @param changed what to do when something was decided
     */
    RequestList(BudgetWishes wishes, Member me, ZoneId zone, Clock clock, Runnable changed) {
        this.wishes = wishes;
        this.me = me;
        this.zone = zone;
        this.clock = clock;
        this.changed = changed;
        addClassNames("pl-stack", "pl-stack-tight");
        var open = wishes.open(me);
        setVisible(!open.isEmpty());
        var rows = new Div();
        rows.addClassNames("pl-panel", "pl-divided");
        rows.getElement().setAttribute("role", "list");
        open.forEach(request -> rows.add(row(request)));
        add(new H3("To decide: " + open.size()), rows);
    }

    private Div row(BudgetRequest request) {
        var what = new Div("%s asks for %s more of %s"
                .formatted(
                        request.askedBy(),
                        CreditText.brief(request.amount()),
                        request.budget().title()));
        what.addClassName("pl-strong");
        var why = new Div(request.why());
        why.addClassName("pl-small");
        why.setVisible(!request.why().isEmpty());
        var when = new Div(
                TimeText.relative(request.askedAt(), clock.instant()),
                new Span(" · " + BudgetTexts.standing(request.budget())));
        when.addClassNames("pl-small", "pl-quiet");
        var text = new Div(what, why, when);
        text.addClassName("pl-fill");
        var decline = new Button("Decline", click -> Attempt.now(() -> decline(request)));
        var approve = new Button("Approve", click -> Attempt.now(() -> approve(request)));
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setTooltipText("Gives %s credits on top, %s"
                .formatted(CreditText.brief(request.amount()), BudgetTexts.lasting(request.budget(), zone)));
        var buttons = new Div(decline, approve);
        buttons.addClassNames("pl-row", "pl-row-tight");
        var row = new Div(text, buttons);
        row.addClassNames("pl-item", "pl-budget");
        row.getElement().setAttribute("role", "listitem");
        return row;
    }

    private void approve(BudgetRequest request) {
        if (wishes.approve(me, request.id())) {
            var given = "%s has %s credits more, %s."
                    .formatted(
                            BudgetTexts.capital(request.budget().title()),
                            CreditText.brief(request.amount()),
                            BudgetTexts.lasting(request.budget(), zone));
            new UndoNotice(given, () -> reopen(request)).open();
        }
        changed.run();
    }

    private void decline(BudgetRequest request) {
        if (wishes.decline(me, request.id())) {
            new UndoNotice("Declined what %s asked for.".formatted(request.askedBy()), () -> reopen(request)).open();
        }
        changed.run();
    }

    private void reopen(BudgetRequest request) {
        Attempt.now(() -> wishes.reopen(me, request.id()));
        changed.run();
    }
}
