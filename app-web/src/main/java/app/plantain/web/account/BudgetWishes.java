package app.plantain.web.account;

import app.plantain.core.budgets.BudgetId;
import app.plantain.core.budgets.BudgetRequest;
import app.plantain.core.budgets.BudgetRequests;
import app.plantain.core.budgets.RequestId;
import app.plantain.core.identity.Member;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Wishes for more of a budget. Members ask, owners decide; whoever may not is answered by
 * {@link org.springframework.security.access.AccessDeniedException}.
 */
@Service
public class BudgetWishes {

    private final BudgetRequests requests;
    private final Memberships access;

    BudgetWishes(BudgetRequests requests, Memberships access) {
        this.requests = requests;
        this.access = access;
    }

    /**
     * Asks for more of a budget that counts the actor's own spending.
     *
     * @param amount as it was written
     * @param why for the owner who decides; may be empty
     * @throws InvalidEntryException where the amount is none or the text too long
     * @throws NotPossibleException where the budget is gone
     */
    @Transactional
    public void ask(Member actor, BudgetId budget, String amount, String why) {
        access.require(actor);
        var credits = TeamBudgets.amount(amount);
        try {
            requests.ask(actor, budget, credits, why);
        } catch (IllegalArgumentException tooLong) {
            throw new InvalidEntryException(Entry.BUDGET_WHY, String.valueOf(tooLong.getMessage()));
        } catch (NoSuchElementException gone) {
            throw TeamBudgets.notPossible(gone);
        }
    }

    /** What the actor asked for lately, newest first. */
    @Transactional(readOnly = true)
    public List<BudgetRequest> own(Member actor) {
        access.require(actor);
        return requests.of(actor);
    }

    /** What is to decide, oldest first. For owners. */
    @Transactional(readOnly = true)
    public List<BudgetRequest> open(Member actor) {
        access.requireOwner(actor);
        return requests.open(actor.team());
    }

    /** How much there is to decide for the actor; none for whoever is no owner. */
    @Transactional(readOnly = true)
    public int count(Member actor) {
        return access.require(actor).isOwner() ? requests.count(actor.team()) : 0;
    }

    /**
     * Gives what was asked for, in the running period. For owners.
     *
     * @return false where it was decided already
     * @throws NotPossibleException where the request or the budget is gone
     */
    @Transactional
    public boolean approve(Member actor, RequestId request) {
        return decide(actor, request, id -> requests.approve(actor, id));
    }

    /**
     * Says no. For owners.
     *
     * @return false where it was decided already
     * @throws NotPossibleException where the request is gone
     */
    @Transactional
    public boolean decline(Member actor, RequestId request) {
        return decide(actor, request, id -> requests.decline(actor, id));
    }

    /**
     * Takes a decision back. For owners.
     *
     * @return false where none was made
     * @throws NotPossibleException where the request is gone
     */
    @Transactional
    public boolean reopen(Member actor, RequestId request) {
        return decide(actor, request, id -> requests.reopen(actor, id));
    }

    private boolean decide(Member actor, RequestId request, Predicate<RequestId> decision) {
        // One owner decides at a time, and none while another changes the budget.
        access.lock(actor.team());
        access.requireOwner(actor);
        try {
            return decision.test(request);
        } catch (NoSuchElementException gone) {
            throw TeamBudgets.notPossible(gone);
        }
    }
}
