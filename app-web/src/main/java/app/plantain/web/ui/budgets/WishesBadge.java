package app.plantain.web.ui.budgets;

import app.plantain.web.account.BudgetWishes;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.layout.WorkspaceHeader;
import app.plantain.web.ui.layout.WorkspaceLayout;
import org.springframework.stereotype.Component;

/** Tells an owner in the navigation that members wait for more of a budget. */
@Component
class WishesBadge implements WorkspaceHeader {

    private final CurrentMember current;
    private final BudgetWishes wishes;

    WishesBadge(CurrentMember current, BudgetWishes wishes) {
        this.current = current;
        this.wishes = wishes;
    }

    @Override
    public void fill(WorkspaceLayout frame) {
        current.find().ifPresent(member -> frame.setToDecide(wishes.count(member)));
    }
}
