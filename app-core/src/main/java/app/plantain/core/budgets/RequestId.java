package app.plantain.core.budgets;

import java.util.UUID;

/** A request for more of a budget. */
public record RequestId(UUID value) {}
