package app.plantain.web.ui.budgets;

import app.plantain.core.budgets.BudgetPeriod;
import app.plantain.core.budgets.BudgetScope;
import app.plantain.core.budgets.BudgetView;
import app.plantain.core.budgets.Hardness;
import app.plantain.core.identity.Member;
import app.plantain.web.ui.part.CreditText;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Budgets in words. */
final class BudgetTexts {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private BudgetTexts() {}

    /** For example {@code Your monthly budget}. */
    static String title(BudgetView budget, Member reader) {
        var own = budget.subject().subject().scope() == BudgetScope.MEMBER
                && budget.subject().subject().id().equals(reader.user().value());
        return capital(own ? "your %s budget".formatted(budget.period().adjective()) : budget.title());
    }

    /** For example {@code 120 of 500 credits spent · 380 left}. */
    static String standing(BudgetView budget) {
        return "%s of %s credits spent · %s left"
                .formatted(
                        CreditText.brief(budget.spent()),
                        CreditText.brief(budget.limit()),
                        CreditText.brief(budget.left()));
    }

    /** When it begins again, as the team's clocks have it. */
    static String again(BudgetView budget, ZoneId zone) {
        return budget.endsAt()
                .map(end -> "Begins again on %s (%s)".formatted(MINUTE.format(end.atZone(zone)), zone))
                .orElse("Does not begin again");
    }

    /** For how long something given on top lasts. */
    static String lasting(BudgetView budget, ZoneId zone) {
        return budget.endsAt()
                .map(end -> "until " + MINUTE.format(end.atZone(zone)))
                .orElse("for good");
    }

    static String name(BudgetScope scope) {
        return switch (scope) {
            case TEAM -> "The whole team";
            case BOARD -> "A board";
            case MEMBER -> "A person";
            case API_KEY -> "An API key";
        };
    }

    static String name(BudgetPeriod period) {
        return switch (period) {
            case DAY -> "A day";
            case WEEK -> "A week, from Monday";
            case MONTH -> "A month";
            case TOTAL -> "In total";
        };
    }

    static String name(Hardness hardness) {
        return switch (hardness) {
            case HARD -> "Refuse what does not fit";
            case SOFT -> "Only tell";
        };
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
    }
}
