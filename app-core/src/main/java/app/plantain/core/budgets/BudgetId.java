package app.plantain.core.budgets;

import java.util.UUID;

/** A budget. */
public record BudgetId(UUID value) {

    /** Reads the id as it stands in addresses. */
    public static BudgetId parse(String text) {
        return new BudgetId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
