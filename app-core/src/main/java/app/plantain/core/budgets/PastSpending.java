package app.plantain.core.budgets;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.identity.TeamId;
import java.time.Instant;
import java.util.List;

/** Knows what was spent before a budget was there to count it. Whoever holds credits answers. */
public interface PastSpending {

    /**
     * What a team spent on a subject.
     *
     * @param ended paid for what has ended
     * @param open what is still held, from which something may come back
     */
    record Past(Credits ended, List<OpenHold> open) {

        public Past {
            open = List.copyOf(open);
        }

        Credits all() {
            return open.stream().map(OpenHold::amount).reduce(ended, Credits::plus);
        }
    }

    /** Credits that are held. */
    record OpenHold(HoldId id, Credits amount) {}

    /** What was asked for since a moment. */
    Past since(TeamId team, BudgetSubject subject, Instant from);
}
