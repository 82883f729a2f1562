package app.plantain.web.account;

import app.plantain.core.identity.Member;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets the installation up from its settings, before the first request is served. Does nothing the second time. */
@Component
class UnattendedSetup implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(UnattendedSetup.class);

    private final AdministratorSettings settings;
    private final Founding founding;
    private final Passwords passwords;
    private final UserRepository users;
    private final MembershipRepository memberships;
    private final ApiKeys apiKeys;
    private final TransactionTemplate transaction;

    UnattendedSetup(
            AdministratorSettings settings,
            Founding founding,
            Passwords passwords,
            UserRepository users,
            MembershipRepository memberships,
            ApiKeys apiKeys,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.founding = founding;
        this.passwords = passwords;
        this.users = users;
        this.memberships = memberships;
        this.apiKeys = apiKeys;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.areGiven()) {
            var email = email(required(settings.email(), "PLANTAIN_ADMIN_EMAIL"));
            if (founding.isPending()) {
                found(required(settings.password(), "PLANTAIN_ADMIN_PASSWORD"), email);
            }
            var apiKey = settings.apiKey();
            if (apiKey != null && AdministratorSettings.isGiven(apiKey)) {
                addKey(email, secret(apiKey));
            }
        }
    }

    private void found(String password, EmailAddress email) {
        try {
            var entered = new NewAccount(settings.name(), email.value(), password);
            founding.found(CheckedAccount.of(entered, passwords), DisplayName.of(Entry.TEAM_NAME, settings.teamName()));
            LOG.info("Made the administrator {}", email.value());
        } catch (InvalidEntryException wrong) {
            throw new UnusableSettingException(
                    "%s cannot be used: %s".formatted(variable(wrong.entry()), wrong.explanation()),
                    "Change it, then start again.");
        } catch (NotPossibleException overtaken) {
            LOG.info("Another node set the installation up");
        }
    }

    private void addKey(EmailAddress email, ApiKeySecret secret) {
        var owner =
                users.findByEmail(email.value()).filter(User::isAdministrator).flatMap(this::firstTeam);
        owner.ifPresentOrElse(
                member -> transaction.executeWithoutResult(
                        status -> apiKeys.addKnown(member, "From the settings", secret)),
                () -> LOG.warn(
                        "PLANTAIN_ADMIN_API_KEY is not used: {} is no administrator who belongs to a team",
                        email.value()));
    }

    private Optional<Member> firstTeam(User user) {
        return memberships.teamsOf(user.id().value()).stream()
                .findFirst()
                .map(team -> new Member(team.id(), user.id()));
    }

    private static EmailAddress email(String text) {
        try {
            return EmailAddress.of(text);
        } catch (InvalidEntryException wrong) {
            throw new UnusableSettingException(
                    "PLANTAIN_ADMIN_EMAIL is no email address.", "Set it to one, such as name@example.com.");
        }
    }

    private static ApiKeySecret secret(String text) {
        if (!ApiKeySecret.isOne(text)) {
            throw new UnusableSettingException(
                    "PLANTAIN_ADMIN_API_KEY is no API key.",
                    "Set it to \"pl_\" followed by 24 to 200 random letters and digits.");
        }
        return new ApiKeySecret(text);
    }

    private static String required(@Nullable String value, String variable) {
        if (value == null || value.isBlank()) {
            throw new UnusableSettingException(
                    variable + " is missing, although other PLANTAIN_ADMIN settings are given.",
                    "Set it too, or leave all of them out and set Plantain up in the browser.");
        }
        return value;
    }

    private static String variable(Entry entry) {
        return switch (entry) {
            case NAME -> "PLANTAIN_ADMIN_NAME";
            case EMAIL -> "PLANTAIN_ADMIN_EMAIL";
            case TEAM_NAME -> "PLANTAIN_ADMIN_TEAM_NAME";
            case PASSWORD, CURRENT_PASSWORD -> "PLANTAIN_ADMIN_PASSWORD";
            case SETUP_CODE, KEY_NAME, BUDGET_AMOUNT, BUDGET_WHY, CODE -> "A PLANTAIN_ADMIN setting";
        };
    }
}
