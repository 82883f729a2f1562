package app.plantain.core.prices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rules that will count when a draft does, without it and with it. */
record Drafted(List<PriceRule> without, List<PriceRule> with) {

    private static final PriceRuleId NONE = new PriceRuleId(new UUID(0, 0));

    static Drafted of(PriceDraft draft, Instant now, PriceRuleRows rules) {
        var from = draft.from().filter(now::isBefore).orElse(now);
        var without = rules.inForce(from);
        var with = new ArrayList<>(without);
        for (var key : draft.keys()) {
            with.add(new PriceRule(
                    NONE, Long.MAX_VALUE, key, from, draft.amount(), Optional.empty(), draft.reason(), now));
        }
        return new Drafted(without, List.copyOf(with));
    }
}
