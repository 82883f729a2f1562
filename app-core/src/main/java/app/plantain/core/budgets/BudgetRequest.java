package app.plantain.core.budgets;

import app.plantain.core.credits.Credits;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's wish for more of a budget, in the period that runs.
 *
 * @param askedBy the person's name
 * @param decidedBy the name of the owner who decided, empty while it is open
 */
public record BudgetRequest(
        RequestId id,
        BudgetView budget,
        String askedBy,
        Instant askedAt,
        Credits amount,
        String why,
        State state,
        Optional<String> decidedBy) {

    /** What became of a wish. */
    public enum State {
        OPEN,
        APPROVED,
        DECLINED
    }
}
