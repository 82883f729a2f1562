package app.plantain.core.budgets;

import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.util.UUID;

/**
 * What a budget is for.
 *
 * @param id of the team itself, of a board, of a person or of an API key
 */
public record BudgetSubject(BudgetScope scope, UUID id) {

    /** All that a team spends. */
    public static BudgetSubject of(TeamId team) {
        return new BudgetSubject(BudgetScope.TEAM, team.value());
    }

    /** All that a person spends in the team. */
    public static BudgetSubject of(UserId person) {
        return new BudgetSubject(BudgetScope.MEMBER, person.value());
    }
}
