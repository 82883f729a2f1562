package app.plantain.web.ui.budgets;

import app.plantain.core.budgets.BudgetExceeded;
import app.plantain.core.budgets.BudgetView;
import app.plantain.core.identity.Member;
import app.plantain.web.account.BudgetWishes;
import app.plantain.web.account.Role;
import app.plantain.web.account.TeamBudgets;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What other views show of budgets, with all that it needs. */
@Component
public class BudgetParts {

    private static final int SHOWN_MILLIS = 10_000;

    private final TeamBudgets budgets;
    private final BudgetWishes wishes;
    private final Clock clock;

    BudgetParts(TeamBudgets budgets, BudgetWishes wishes, Clock clock) {
        this.budgets = budgets;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** The section of the team's page. */
    public BudgetSection section(Member me, Role role) {
        return new BudgetSection(budgets, wishes, clock, me, role);
    }

    /** A budget that refuses, in its own words, and the way to ask for more. */
    public Notice refusal(Member me, BudgetExceeded exceeded) {
        var notice = Notice.error("The budget is used up", String.valueOf(exceeded.getMessage()));
        return notice.withActions(
                new Button("Ask for more", click -> ask(me, exceeded).open()));
    }

    /** Says at the bottom of the page that a budget refuses, with the way to ask for more. */
    public void tell(Member me, BudgetExceeded exceeded) {
        var said = new Notification();
        said.setDuration(SHOWN_MILLIS);
        said.setPosition(Notification.Position.BOTTOM_CENTER);
        said.addThemeVariants(NotificationVariant.ERROR);
        var ask = new Button("Ask for more", click -> {
            said.close();
            ask(me, exceeded).open();
        });
        var row = new Div(new Span(String.valueOf(exceeded.getMessage())), ask);
        row.addClassNames("pl-row", "pl-spread");
        said.add(row);
        said.open();
    }

    /** Asks for what was missing. */
    private Dialog ask(Member me, BudgetExceeded exceeded) {
        return new AskDialog(wishes, me, exceeded.budget(), exceeded.missing(), () -> {});
    }

    /**
     * What is left of the person's budgets and of the team's, and what the person has not read of them.
     *
     * @return empty where no budget counts what the person spends
     */
    public Optional<Div> standing(Member me) {
        var own = budgets.own(me);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        var lines = new Div();
        lines.addClassName("pl-budget-lines");
        own.stream().filter(BudgetParts::countsAlways).forEach(budget -> lines.add(line(budget, me)));
        return Optional.of(new Div(lines, new BudgetNoticeList(budgets, me, budgets.unread(me))));
    }

    /** Other budgets depend on what is made, and with what. */
    private static boolean countsAlways(BudgetView budget) {
        return switch (budget.subject().subject().scope()) {
            case TEAM, MEMBER -> true;
            case BOARD, API_KEY -> false;
        };
    }

    private static Div line(BudgetView budget, Member me) {
        var left = new Span("%s left".formatted(CreditText.brief(budget.left())));
        left.addClassName("pl-number");
        var words = new Div(new Span(BudgetTexts.title(budget, me)), left);
        words.addClassNames("pl-row", "pl-spread", "pl-caption");
        return new Div(words, new Meter(budget));
    }
}
