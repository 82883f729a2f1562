package app.plantain.web.ui.part;

import app.plantain.core.generation.AttemptView;
import app.plantain.core.generation.CostSource;

/** What attempts cost us, as screens say it to administrators. */
public final class CostText {

    private CostText() {}

    /** What the vendor took for an attempt, and how that is known. */
    public static String of(AttemptView attempt) {
        return attempt.cost()
                .map(cost -> "Vendor's cost: %s, %s"
                        .formatted(
                                cost.amount(),
                                cost.source() == CostSource.REPORTED ? "as it says" : "by the list of prices"))
                .orElse("Vendor's cost: unknown");
    }
}
