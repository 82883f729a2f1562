package app.plantain.web.account;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.budgets.BudgetBook;
import app.plantain.core.budgets.BudgetId;
import app.plantain.core.budgets.BudgetNotice;
import app.plantain.core.budgets.BudgetNotices;
import app.plantain.core.budgets.BudgetPeriod;
import app.plantain.core.budgets.BudgetSubject;
import app.plantain.core.budgets.BudgetTerms;
import app.plantain.core.budgets.BudgetView;
import app.plantain.core.budgets.Hardness;
import app.plantain.core.budgets.NamedSubject;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The budgets of the actor's team. Owners make and change them, members see those that count what they spend; whoever may
 * not is answered by {@link org.springframework.security.access.AccessDeniedException}.
 */
@Service
public class TeamBudgets {

    private final BudgetBook book;
    private final BudgetNotices notices;
    private final TeamZones zones;
    private final Memberships access;
    private final AuditLog audit;

    TeamBudgets(BudgetBook book, BudgetNotices notices, TeamZones zones, Memberships access, AuditLog audit) {
        this.book = book;
        this.notices = notices;
        this.zones = zones;
        this.access = access;
        this.audit = audit;
    }

    /** All budgets for an owner, the member's own for a member. */
    @Transactional(readOnly = true)
    public List<BudgetView> visible(Member actor) {
        return access.require(actor).isOwner() ? book.all(actor.team()) : book.concerning(actor);
    }

    /** The budgets in which the actor's own spending is counted. */
    @Transactional(readOnly = true)
    public List<BudgetView> own(Member actor) {
        access.require(actor);
        return book.concerning(actor);
    }

    /** What a budget can be made for, by name. For owners. */
    @Transactional(readOnly = true)
    public List<NamedSubject> subjects(Member actor) {
        access.requireOwner(actor);
        return book.subjects(actor.team());
    }

    /** What a new budget would begin with. For owners. */
    @Transactional(readOnly = true)
    public Credits soFar(Member actor, BudgetSubject subject, BudgetPeriod period) {
        access.requireOwner(actor);
        return book.soFar(actor.team(), subject, period);
    }

    /**
     * Makes a budget. For owners.
     *
     * @param amount as it was written
     * @throws InvalidEntryException where the amount is none
     * @throws NotPossibleException where there is such a budget, or too many, or its subject is gone
     */
    @Transactional
    public BudgetId add(Member actor, BudgetSubject subject, BudgetPeriod period, String amount, Hardness hardness) {
        owns(actor);
        var terms = new BudgetTerms(subject, period, amount(amount), hardness);
        try {
            return book.add(actor, terms);
        } catch (IllegalArgumentException refused) {
            throw notPossible(refused);
        }
    }

    /**
     * Changes how much a budget allows, and what it does then. For owners.
     *
     * @param amount as it was written
     * @throws InvalidEntryException where the amount is none
     * @throws NotPossibleException where the budget is gone
     */
    @Transactional
    public void change(Member actor, BudgetId budget, String amount, Hardness hardness) {
        owns(actor);
        var credits = amount(amount);
        try {
            book.change(actor, budget, credits, hardness);
        } catch (NoSuchElementException gone) {
            throw notPossible(gone);
        }
    }

    /**
     * Removes a budget; {@link #restore} takes it back. For owners.
     *
     * @throws NotPossibleException where the budget is gone
     */
    @Transactional
    public void remove(Member actor, BudgetId budget) {
        owns(actor);
        try {
            book.remove(actor, budget);
        } catch (NoSuchElementException gone) {
            throw notPossible(gone);
        }
    }

    /**
     * Brings a removed budget back. For owners.
     *
     * @throws NotPossibleException where another one has taken its place
     */
    @Transactional
    public void restore(Member actor, BudgetId budget) {
        owns(actor);
        try {
            book.restore(actor, budget);
        } catch (IllegalArgumentException | NoSuchElementException refused) {
            throw notPossible(refused);
        }
    }

    /** The zone in which the team counts its days. */
    @Transactional(readOnly = true)
    public ZoneId zone(Member actor) {
        access.require(actor);
        return zones.of(actor.team());
    }

    /**
     * Counts the team's days in another zone from now on. For owners.
     *
     * @throws NotPossibleException where the zone cannot be chosen
     */
    @Transactional
    public void choose(Member actor, ZoneId zone) {
        owns(actor);
        var before = zones.of(actor.team());
        if (before.equals(zone)) {
            return;
        }
        try {
            zones.choose(actor.team(), zone);
        } catch (IllegalArgumentException refused) {
            throw notPossible(refused);
        }
        audit.record(actor.user(), actor.team(), "team.zone", "Time zone", "Now %s, was %s".formatted(zone, before));
    }

    /** What the actor has not read of the budgets that count the actor's own spending, newest first. */
    @Transactional(readOnly = true)
    public List<BudgetNotice> unread(Member actor) {
        access.require(actor);
        return notices.unread(actor);
    }

    /** What the actor has not read of all the team's budgets, newest first. For owners. */
    @Transactional(readOnly = true)
    public List<BudgetNotice> unreadOfTeam(Member actor) {
        access.requireOwner(actor);
        return notices.unreadOfTeam(actor);
    }

    /** The actor has read it. */
    @Transactional
    public void read(Member actor, BudgetNotice notice) {
        access.require(actor);
        notices.read(actor, notice);
    }

    /** One owner changes budgets at a time. */
    private void owns(Member actor) {
        access.lock(actor.team());
        access.requireOwner(actor);
    }

    /** An amount as people write it; more than zero. */
    static Credits amount(String text) {
        try {
            var amount = Credits.parse(text.strip());
            if (amount.isZero()) {
                throw new InvalidEntryException(Entry.BUDGET_AMOUNT, "Write more than zero.");
            }
            return amount;
        } catch (IllegalArgumentException wrong) {
            throw new InvalidEntryException(Entry.BUDGET_AMOUNT, wrong.getMessage() + ".");
        }
    }

    static NotPossibleException notPossible(RuntimeException refused) {
        return new NotPossibleException(String.valueOf(refused.getMessage()));
    }
}
