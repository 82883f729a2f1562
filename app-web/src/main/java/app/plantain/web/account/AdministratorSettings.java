package app.plantain.web.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code plantain.admin.*}: the administrator of an installation that is set up without a person.
 *
 * @param email what the administrator signs in with; nothing is made without it
 * @param password used at the first start only
 * @param name how the administrator is called
 * @param teamName the first team
 * @param apiKey a key for the administrator's programs
 */
@ConfigurationProperties("plantain.admin")
record AdministratorSettings(
        @Nullable String email,
        @Nullable String password,
        @DefaultValue("Administrator") String name,
        @DefaultValue("My team") String teamName,
        @Nullable String apiKey) {

    boolean areGiven() {
        return isGiven(email) || isGiven(password) || isGiven(apiKey);
    }

    /** Empty variables are as good as none: container platforms like to pass them. */
    static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    @Override
    public String toString() {
        return "AdministratorSettings[" + email + "]";
    }
}
