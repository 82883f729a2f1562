package app.plantain.core.credits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The settings {@code plantain.credits.*}.
 *
 * @param threshold {@code confirm-above}: an administrator who gives more credits at once has to enter the password again
 */
@ConfigurationProperties("plantain.credits")
record CreditProperties(
        @Name("confirm-above") @DefaultValue("10000") String threshold) {

    CreditProperties {
        Credits.parse(threshold);
    }

    Credits confirmAbove() {
        return Credits.parse(threshold);
    }
}
