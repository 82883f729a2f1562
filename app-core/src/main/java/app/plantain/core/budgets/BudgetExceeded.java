package app.plantain.core.budgets;

import app.plantain.core.credits.Credits;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A hard budget has less left than is needed. The transaction is to be rolled back. */
public class BudgetExceeded extends RuntimeException {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final int NAMED_OWNERS = 3;

    private final BudgetId budget;
    private final Credits needed;
    private final Credits left;

    BudgetExceeded(BudgetView budget, boolean own, Credits needed, ZoneId zone, List<String> owners) {
        super(text(budget, own, needed, zone, owners));
        this.budget = budget.id();
        this.needed = needed;
        this.left = budget.left();
    }

    /** The budget that refuses. */
    public BudgetId budget() {
        return budget;
    }

    public Credits needed() {
        return needed;
    }

    public Credits left() {
        return left;
    }

    /** At least how much more would have been enough. */
    public Credits missing() {
        return needed.minus(left);
    }

    private static String text(BudgetView budget, boolean own, Credits needed, ZoneId zone, List<String> owners) {
        var title = own ? "your %s budget".formatted(budget.period().adjective()) : budget.title();
        var again = budget.endsAt()
                .map(end -> " It begins again on %s.".formatted(DAY.format(end.atZone(zone))))
                .orElse("");
        return "%s%s of %s credits has %s left, and this needs %s.%s %s can raise it."
                .formatted(
                        title.substring(0, 1).toUpperCase(Locale.ENGLISH),
                        title.substring(1),
                        budget.limit(),
                        budget.left(),
                        needed,
                        again,
                        who(owners));
    }

    private static String who(List<String> owners) {
        return switch (owners.size()) {
            case 0 -> "An owner of the team";
            case 1 -> owners.getFirst();
            case 2, NAMED_OWNERS ->
                "%s or %s".formatted(String.join(", ", owners.subList(0, owners.size() - 1)), owners.getLast());
            default -> "%s or another owner".formatted(String.join(", ", owners.subList(0, NAMED_OWNERS)));
        };
    }
}
