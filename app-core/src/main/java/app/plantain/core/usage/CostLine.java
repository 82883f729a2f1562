package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.provider.Dollars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What vendors took and what teams paid, for one team, member, model, vendor, connection or day.
 *
 * @param key the id, the name or the day
 * @param name what people call it
 * @param attempts how often a vendor was asked
 * @param unknown of how many of these nobody knows the cost, which is in none of the figures
 * @param cost what the others cost
 * @param images how many images teams paid for
 * @param charged what teams paid
 * @param worth what that is worth, in dollars
 */
public record CostLine(
        String key,
        String name,
        long attempts,
        long unknown,
        Dollars cost,
        long images,
        Credits charged,
        BigDecimal worth) {

    private static final int MICROS = 6;

    /** What is left of what teams paid, in dollars; at most that, where costs are unknown. */
    public BigDecimal margin() {
        return worth.subtract(BigDecimal.valueOf(cost.micros(), MICROS));
    }

    /** What is left of each dollar, in whole cents; empty where nothing was paid or a cost is unknown. */
    public Optional<Integer> percent() {
        return worth.signum() == 0 || unknown > 0
                ? Optional.empty()
                : Optional.of(margin().movePointRight(2)
                        .divide(worth, 0, RoundingMode.HALF_UP)
                        .intValue());
    }
}
