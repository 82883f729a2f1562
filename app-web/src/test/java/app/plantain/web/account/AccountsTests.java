package app.plantain.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.identity.UserId;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class AccountsTests {

    @Nested
    @OnH2
    class InH2 extends Rules {}

    @Nested
    @OnPostgres
    class InPostgres extends Rules {}

    abstract static class Rules extends AccountTest {

        @Autowired
        Accounts accounts;

        UserId user;

        @BeforeEach
        void aPerson() {
            user = people.person();
        }

        @Test
        void aPersonChangesTheName() {
            accounts.rename(user, "Another name");

            assertThat(accounts.find(user)).map(SignedInUser::name).contains("Another name");
        }

        @Test
        void aChangedPasswordEndsTheOtherSessions() {
            var here = accounts.principal(user);
            var elsewhere = accounts.principal(user);

            var renewed = accounts.changePassword(here, TestAccounts.PASSWORD, "another password");

            assertThat(accounts.renew(elsewhere)).isEmpty();
            assertThat(accounts.renew(renewed)).contains(renewed);
        }

        @Test
        void theCurrentPasswordIsAskedFor() {
            var here = accounts.principal(user);

            assertThatExceptionOfType(InvalidEntryException.class)
                    .isThrownBy(() -> accounts.changePassword(here, "a wrong password", "another password"))
                    .extracting(InvalidEntryException::entry)
                    .isEqualTo(Entry.CURRENT_PASSWORD);
            assertThat(accounts.renew(here)).contains(here);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "nine char",
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                    "ééééééééééééééééééééééééééééééééééééé"
                })
        void aPasswordHasTenCharactersToSeventyTwoBytes(String password) {
            var here = accounts.principal(user);

            assertThatExceptionOfType(InvalidEntryException.class)
                    .isThrownBy(() -> accounts.changePassword(here, TestAccounts.PASSWORD, password))
                    .extracting(InvalidEntryException::entry)
                    .isEqualTo(Entry.PASSWORD);
        }

        @Test
        void aDemotedAdministratorIsNoneAtTheNextRequest() {
            var administrator = people.administrator();
            var session = accounts.principal(administrator);
            people.setAdministrator(administrator, false);

            var renewed = accounts.renew(session).orElseThrow();

            assertThat(session.getAuthorities()).hasSize(2);
            assertThat(renewed.getAuthorities()).extracting("authority").containsExactly("ROLE_USER");
        }

        @Test
        void addressesAreComparedWithoutCase() {
            var shouted = " " + people.email(user).toUpperCase(Locale.ROOT) + " ";

            assertThat(accounts.loadUserByUsername(shouted).user()).isEqualTo(user);
        }
    }
}
