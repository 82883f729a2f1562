package app.plantain.web.account;

import app.plantain.core.credits.Credits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code plantain.*} of accounts.
 *
 * @param startingCredits what the first team is given, such as {@code 500}; may be zero
 */
@ConfigurationProperties("plantain")
record StartingCredits(@DefaultValue("500") String startingCredits) {

    StartingCredits {
        parse(startingCredits);
    }

    Credits amount() {
        return parse(startingCredits);
    }

    private static Credits parse(String text) {
        try {
            return Credits.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new UnusableSettingException(
                    "PLANTAIN_STARTING_CREDITS is \"%s\", which is no number of credits.".formatted(text),
                    "Set it to a number such as 500, or leave it out.");
        }
    }
}
