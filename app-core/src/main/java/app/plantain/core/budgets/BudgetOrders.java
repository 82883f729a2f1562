package app.plantain.core.budgets;

import app.plantain.core.budgets.BudgetRows.LiveBudget;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets budgets for whole teams, one or several at once, on behalf of administrators. Owners may change them afterwards. */
@Service
public class BudgetOrders {

    private static final Comparator<TeamId> ALWAYS_THE_SAME = Comparator.comparing(TeamId::value);

    private final BudgetBook book;
    private final BudgetRows rows;

    BudgetOrders(BudgetBook book, BudgetRows rows) {
        this.book = book;
        this.rows = rows;
    }

    /** The budget of each of these teams as a whole for such a period, where it has one. Read in one query. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public Map<TeamId, BudgetTerms> of(Collection<TeamId> teams, BudgetPeriod period) {
        return find(teams, period).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, known -> known.getValue().terms()));
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
        var known = find(teams, period);
        // In one order, so that two of these never wait for each other.
        teams.stream()
                .sorted(ALWAYS_THE_SAME)
                .forEach(team -> Optional.ofNullable(known.get(team))
                        .ifPresentOrElse(
                                budget -> book.change(new Member(team, by), budget.id(), amount, hardness),
                                () -> add(new Member(team, by), period, amount, hardness)));
    }

    private void add(Member by, BudgetPeriod period, Credits amount, Hardness hardness) {
        book.add(by, new BudgetTerms(BudgetSubject.of(by.team()), period, amount, hardness));
    }

    private Map<TeamId, LiveBudget> find(Collection<TeamId> teams, BudgetPeriod period) {
        return teams.isEmpty()
                ? Map.of()
                : rows.ofWholeTeams(teams, period).stream()
                        .collect(Collectors.toUnmodifiableMap(
                                budget -> new TeamId(budget.terms().subject().id()), Function.identity()));
    }
}
