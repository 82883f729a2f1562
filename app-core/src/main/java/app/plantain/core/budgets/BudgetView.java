package app.plantain.core.budgets;

import app.plantain.core.credits.Credits;
import java.time.Instant;
import java.util.Optional;

/**
 * A budget and what is left of it now.
 *
 * @param amount of each period
 * @param extra what an owner gave on top, for this period only
 * @param spent in this period, held credits included; more than the limit where a soft budget was passed or one was lowered
 * @param endsAt when it begins again; empty for a budget without periods
 */
public record BudgetView(
        BudgetId id,
        NamedSubject subject,
        BudgetPeriod period,
        Hardness hardness,
        Credits amount,
        Credits extra,
        Credits spent,
        Optional<Instant> endsAt) {

    private static final int ALL = 100;

    /** What may be spent in this period. */
    public Credits limit() {
        return amount.plus(extra);
    }

    /** What is left of it. */
    public Credits left() {
        return limit().minus(spent.atMost(limit()));
    }

    /** How much of it is spent, in whole percent, rounded down. */
    public int percent() {
        return Math.toIntExact(
                Math.min(Integer.MAX_VALUE, Math.multiplyExact(spent.hundredths(), (long) ALL) / limit().hundredths()));
    }

    /** For example {@code the monthly budget of Ana}. */
    public String title() {
        return switch (subject.subject().scope()) {
            case TEAM -> "the team’s %s budget".formatted(period.adjective());
            case MEMBER -> "the %s budget of %s".formatted(period.adjective(), subject.name());
            case BOARD -> "the %s budget of the board “%s”".formatted(period.adjective(), subject.name());
            case API_KEY -> "the %s budget of the API key “%s”".formatted(period.adjective(), subject.name());
        };
    }
}
