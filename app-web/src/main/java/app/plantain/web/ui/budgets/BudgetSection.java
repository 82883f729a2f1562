package app.plantain.web.ui.budgets;

import app.plantain.core.budgets.BudgetRequest;
import app.plantain.core.budgets.BudgetView;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.web.account.BudgetWishes;
import app.plantain.web.account.Role;
import app.plantain.web.account.TeamBudgets;
import app.plantain.web.ui.form.Attempt;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.UndoNotice;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The team's budgets: an owner sees and changes all, a member sees those that count the member's own spending. */
public final class BudgetSection extends Div {

    private final transient TeamBudgets budgets;
    private final transient BudgetWishes wishes;
    private final transient Clock clock;
    private final transient Member me;
    private final transient Role role;

    BudgetSection(TeamBudgets budgets, BudgetWishes wishes, Clock clock, Member me, Role role) {
        this.budgets = budgets;
        this.wishes = wishes;
        this.clock = clock;
        this.me = me;
        this.role = role;
        addClassName("pl-stack");
        setId("budgets");
        fill();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        showBadge();
    }

    /** The navigation shows how much is to decide. */
    private void showBadge() {
        Optional.ofNullable(findAncestor(WorkspaceLayout.class))
                .ifPresent(frame -> frame.setToDecide(wishes.count(me)));
    }

    private void fill() {
        removeAll();
        showBadge();
        var zone = budgets.zone(me);
        var shown = budgets.visible(me);
        add(head());
        switch (role) {
            case OWNER ->
                add(
                        new BudgetNoticeList(budgets, me, budgets.unreadOfTeam(me)),
                        new RequestList(wishes, me, zone, clock, this::fill),
                        list(shown, zone, "No budgets. The team spends what it has."),
                        zoneChoice(zone));
            case MEMBER ->
                add(
                        list(shown, zone, "No budget counts what you spend."),
                        answers(),
                        quiet("Days begin at midnight in %s. Owners of the team make and change budgets."
                                .formatted(zone)));
        }
    }

    private Div head() {
        var head = new Div(new H2("Budgets"));
        head.addClassNames("pl-row", "pl-spread");
        if (role == Role.OWNER) {
            head.add(new Button(
                    "New budget",
                    Icons.PLUS.create(),
                    click -> BudgetDialog.make(budgets, me, this::fill).open()));
        }
        return head;
    }

    private Component list(List<BudgetView> shown, ZoneId zone, String none) {
        if (shown.isEmpty()) {
            return quiet(none);
        }
        var rows = new Div();
        rows.addClassNames("pl-panel", "pl-divided");
        rows.getElement().setAttribute("role", "list");
        shown.forEach(budget -> rows.add(new BudgetRow(budget, me, zone, actions(budget))));
        return rows;
    }

    private List<Button> actions(BudgetView budget) {
        return switch (role) {
            case OWNER ->
                List.of(
                        icon(
                                Icons.PENCIL,
                                "Change ",
                                budget,
                                () -> BudgetDialog.change(budgets, me, budget, this::fill)
                                        .open()),
                        icon(Icons.TRASH_2, "Remove ", budget, () -> Attempt.now(() -> remove(budget))));
            case MEMBER ->
                List.of(new Button(
                        "Ask for more",
                        click -> new AskDialog(wishes, me, budget.id(), Credits.ZERO, this::fill).open()));
        };
    }

    private void remove(BudgetView budget) {
        budgets.remove(me, budget.id());
        fill();
        new UndoNotice("Removed %s.".formatted(budget.title()), () -> {
                    Attempt.now(() -> budgets.restore(me, budget.id()));
                    fill();
                })
                .open();
    }

    private static Button icon(Icons icon, String verb, BudgetView budget, Runnable action) {
        var button = new Button(icon.create(), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(verb + budget.title());
        button.setTooltipText(verb.strip());
        return button;
    }

    /** What became of the member's own wishes. */
    private Div answers() {
        var lines = new Div();
        lines.addClassNames("pl-stack", "pl-stack-tight");
        wishes.own(me).forEach(request -> lines.add(quiet(answer(request))));
        return lines;
    }

    private String answer(BudgetRequest request) {
        var asked = "You asked for %s more of %s: "
                .formatted(CreditText.brief(request.amount()), request.budget().title());
        var by = request.decidedBy().orElse("");
        return asked
                + switch (request.state()) {
                    case OPEN -> "not decided yet.";
                    case APPROVED -> "%s gave it.".formatted(by);
                    case DECLINED -> "%s declined.".formatted(by);
                };
    }

    private ComboBox<ZoneId> zoneChoice(ZoneId zone) {
        var choice = new ComboBox<ZoneId>("Days begin at midnight in");
        choice.setItems(TeamZones.choices());
        choice.setItemLabelGenerator(ZoneId::getId);
        choice.setValue(zone);
        choice.setWidth("min(320px, 100%)");
        choice.addValueChangeListener(change -> {
            if (change.getValue() == null) {
                choice.setValue(change.getOldValue());
            } else if (change.isFromClient()) {
                Attempt.now(() -> budgets.choose(me, change.getValue()));
                fill();
            }
        });
        return choice;
    }

    private static Paragraph quiet(String text) {
        var line = new Paragraph(text);
        line.addClassNames("pl-small", "pl-quiet");
        return line;
    }
}
