package app.plantain.core.prices;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What one image costs from some time on. Never changed: a later one of the same key takes over.
 *
 * @param number grows with each rule that is written; of the same key and time, the greater one counts
 * @param amount what one image costs; empty where the key is withdrawn, so that less specific ones count
 * @param createdBy empty for what Plantain came with
 */
public record PriceRule(
        PriceRuleId id,
        long number,
        PriceKey key,
        Instant validFrom,
        Optional<Credits> amount,
        Optional<UserId> createdBy,
        String reason,
        Instant createdAt) {}
