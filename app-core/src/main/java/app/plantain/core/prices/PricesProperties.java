package app.plantain.core.prices;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a promised price holds.
 *
 * @param quoteLife from when it is given to when it does not hold any more
 */
@ConfigurationProperties("plantain.prices")
record PricesProperties(@DefaultValue("10m") Duration quoteLife) {

    PricesProperties {
        if (quoteLife.isNegative() || quoteLife.isZero()) {
            throw new IllegalArgumentException("plantain.prices.quote-life is a time such as 10m");
        }
    }
}
