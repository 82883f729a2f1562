package app.plantain.core.budgets;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets budgets for whole teams, one or several at once, on behalf of administrators. Owners may change them afterwards. */
@Service
public class BudgetOrders {

    private static final Comparator<TeamId> ALWAYS_THE_SAME = Comparator.comparing(TeamId::value);

    private final BudgetBook book;

    BudgetOrders(BudgetBook book) {
        this.book = book;
    }

    /** The budget of each of these teams as a whole for such a period, where it has one. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public Map<TeamId, Optional<BudgetView>> of(Collection<TeamId> teams, BudgetPeriod period) {
        var budgets = new LinkedHashMap<TeamId, Optional<BudgetView>>();
        teams.forEach(team -> budgets.put(team, find(team, period)));
        return budgets;
    }

    /**
     * Gives each of these teams such a budget, in place of the one it has for that period: all of them, or none.
     *
     * @param by the administrator
     * @throws IllegalArgumentException with a text for the user, where the amount is none or a team has too many budgets
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void set(Collection<TeamId> teams, BudgetPeriod period, Credits amount, Hardness hardness, UserId by) {
        // In one order, so that two of these never wait for each other.
        teams.stream().sorted(ALWAYS_THE_SAME).forEach(team -> set(new Member(team, by), period, amount, hardness));
    }

    private void set(Member by, BudgetPeriod period, Credits amount, Hardness hardness) {
        find(by.team(), period)
                .ifPresentOrElse(
                        known -> book.change(by, known.id(), amount, hardness),
                        () -> book.add(by, new BudgetTerms(BudgetSubject.of(by.team()), period, amount, hardness)));
    }

    private Optional<BudgetView> find(TeamId team, BudgetPeriod period) {
        return book.all(team).stream()
                .filter(budget ->
                        budget.period() == period && budget.subject().subject().equals(BudgetSubject.of(team)))
                .findFirst();
    }
}
