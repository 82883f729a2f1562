package app.plantain.core.credits;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** How much a person gives at once without showing once more who it is. */
@Component
@EnableConfigurationProperties(CreditProperties.class)
public class GivingLimit {

    private final CreditProperties properties;

    GivingLimit(CreditProperties properties) {
        this.properties = properties;
    }

    /** Whether so much is more than that. */
    public boolean isExceededBy(Credits given) {
        return properties.confirmAbove().isLessThan(given);
    }

    /**
     * Lets an order pass that is small enough or confirmed.
     *
     * @throws UnconfirmedOrder where it is neither
     */
    public void check(Credits given, boolean confirmed) {
        if (!confirmed && isExceededBy(given)) {
            throw new UnconfirmedOrder(given);
        }
    }
}
