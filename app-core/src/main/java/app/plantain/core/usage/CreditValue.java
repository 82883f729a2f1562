package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a credit is worth in money, for the margin only.
 *
 * @param dollarValue dollars for one credit
 */
@ConfigurationProperties("plantain.credits")
public record CreditValue(@DefaultValue("0.01") BigDecimal dollarValue) {

    private static final int DECIMALS = 6;

    public CreditValue {
        if (dollarValue.signum() < 0) {
            throw new IllegalArgumentException("plantain.credits.dollar-value is not negative");
        }
    }

    /** What credits are worth, to the millionth of a dollar, rounded half up. */
    BigDecimal of(Credits credits) {
        return dollarValue
                .multiply(BigDecimal.valueOf(credits.hundredths(), 2))
                .setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
