package app.plantain.web.ui.budgets;

import app.plantain.core.budgets.BudgetNotice;
import app.plantain.core.identity.Member;
import app.plantain.web.account.TeamBudgets;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/** Tells that budgets run out, until the person has read it. */
final class BudgetNoticeList extends Div {

    private static final int ALL = 100;

    private final transient TeamBudgets budgets;
    private final transient Member me;

    BudgetNoticeList(TeamBudgets budgets, Member me, List<BudgetNotice> unread) {
        this.budgets = budgets;
        this.me = me;
        addClassNames("pl-stack", "pl-stack-tight");
        unread.forEach(notice -> add(say(notice)));
        setVisible(!unread.isEmpty());
    }

    private Notice say(BudgetNotice notice) {
        var what = "%s has reached %d\u00A0%%".formatted(BudgetTexts.title(notice.budget(), me), notice.percent());
        var now = "Now " + BudgetTexts.standing(notice.budget()) + consequence(notice);
        var said = notice.percent() < ALL ? Notice.info(what, now) : Notice.attention(what, now);
        return said.withActions(new Button("Got it", click -> {
            budgets.read(me, notice);
            remove(said);
            setVisible(getChildren().findAny().isPresent());
        }));
    }

    private static String consequence(BudgetNotice notice) {
        return switch (notice.budget().hardness()) {
            case HARD -> ". What does not fit any more is refused.";
            case SOFT -> ". Nothing is refused.";
        };
    }
}
