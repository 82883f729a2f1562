package app.plantain.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class SetupTests {

    @Nested
    @OnH2
    class InH2 extends Rules {}

    @Nested
    @OnPostgres
    class InPostgres extends Rules {}

    abstract static class Rules extends AccountTest {

        private static final String ADDRESS = "192.0.2.1";

        @Autowired
        JdbcClient client;

        @Autowired
        UserRepository users;

        @Autowired
        TeamRepository teamRows;

        @Autowired
        MembershipRepository membershipRows;

        @Autowired
        Memberships memberships;

        @Autowired
        Ledger ledger;

        @Autowired
        AuditLog audit;

        @Autowired
        Passwords passwords;

        @Autowired
        TransactionTemplate transaction;

        @Autowired
        ApiKeys keys;

        @Autowired
        Teams teams;

        final SetupCode code = new SetupCode();

        Setup setup;

        @BeforeEach
        void nothingIsSetUp() {
            jdbc.update("delete from installation");
            setup = node();
        }

        @AfterEach
        void isSetUp() {
            people.completeSetup();
        }

        @Test
        void makesAdministratorTeamAndCredits() {
            var request = request(code.text());

            var user = setup.complete(request, ADDRESS);

            var team = membershipRows.teamsOf(user.value()).getFirst();
            assertThat(team.role()).isEqualTo(Role.OWNER);
            assertThat(team.name()).isEqualTo("First team");
            assertThat(ledger.balance(team.id()).available()).isEqualTo(Credits.of(500));
            assertThat(users.findById(user.value()).orElseThrow().isAdministrator())
                    .isTrue();
            assertThat(setup.isPending()).isFalse();
        }

        @Test
        void ofTwoSetupsAtOnceOneWins() throws InterruptedException {
            var other = node();
            var before = count("app_user");

            var won = succeedAtOnce(
                    () -> setup.complete(request(code.text()), ADDRESS),
                    () -> other.complete(request(code.text()), ADDRESS));

            assertThat(won).isEqualTo(1);
            assertThat(count("app_user")).isEqualTo(before + 1);
            assertThat(count("installation")).isEqualTo(1);
        }

        @Test
        void aSecondSetupIsRefused() {
            setup.complete(request(code.text()), ADDRESS);

            assertThatExceptionOfType(NotPossibleException.class)
                    .isThrownBy(() -> setup.complete(request(code.text()), ADDRESS))
                    .withMessageContaining("set up already");
        }

        @Test
        void theCodeIsReadWithoutCaseAndDashes() {
            var typed = code.text().toLowerCase(Locale.ROOT).replace('-', ' ');

            assertThat(setup.complete(request(typed), ADDRESS)).isNotNull();
        }

        @Test
        void aWrongCodeMakesNothing() {
            var before = count("app_user");

            assertThatExceptionOfType(InvalidEntryException.class)
                    .isThrownBy(() -> setup.complete(request("AAAA-BBBB-CCCC"), ADDRESS))
                    .extracting(InvalidEntryException::entry)
                    .isEqualTo(Entry.SETUP_CODE);
            assertThat(count("app_user")).isEqualTo(before);
            assertThat(setup.isPending()).isTrue();
        }

        @Test
        void tenWrongCodesFromOneAddressAreEnough() {
            for (int count = 0; count < 10; count++) {
                assertThatExceptionOfType(InvalidEntryException.class)
                        .isThrownBy(() -> setup.complete(request(""), ADDRESS));
            }

            assertThatExceptionOfType(NotPossibleException.class)
                    .isThrownBy(() -> setup.complete(request(code.text()), ADDRESS))
                    .withMessageContaining("Wait");
            assertThat(setup.complete(request(code.text()), "192.0.2.2")).isNotNull();
        }

        @Test
        void aFailureLeavesNothing() {
            var known = people.email(people.person());
            var request = new SetupRequest(code.text(), new NewAccount("Boss", known, "long enough"), "First team");

            assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> setup.complete(request, ADDRESS));
            assertThat(count("installation")).isZero();
        }

        @Test
        void settingsMakeAdministratorAndKeyOnce() {
            var settings = settings(newEmail(), "long enough", "pl_" + "k".repeat(24));

            unattended(settings).afterSingletonsInstantiated();
            unattended(settings).afterSingletonsInstantiated();

            var caller = keys.authenticate("pl_" + "k".repeat(24)).orElseThrow();
            assertThat(keys.list(caller.member())).hasSize(1);
            assertThat(teams.role(caller.member())).isEqualTo(Role.OWNER);
        }

        @Test
        void settingsGiveNoKeyToWhoIsNoAdministrator() {
            Member member = people.owner();
            people.completeSetup();

            unattended(settings(people.email(member.user()), null, "pl_" + "n".repeat(24)))
                    .afterSingletonsInstantiated();

            assertThat(keys.authenticate("pl_" + "n".repeat(24))).isEmpty();
        }

        @Test
        void unusableSettingsStopTheStartWithAName() {
            assertStops(settings(null, "long enough", null), "PLANTAIN_ADMIN_EMAIL");
            assertStops(settings("nobody", "long enough", null), "PLANTAIN_ADMIN_EMAIL");
            assertStops(settings(newEmail(), null, null), "PLANTAIN_ADMIN_PASSWORD");
            assertStops(settings(newEmail(), "short", null), "PLANTAIN_ADMIN_PASSWORD");
            assertStops(settings(newEmail(), "long enough", "pl_short"), "PLANTAIN_ADMIN_API_KEY");
        }

        @Test
        void noSettingsLeaveTheSetupToAPerson() {
            unattended(settings("", null, " ")).afterSingletonsInstantiated();

            assertThat(setup.isPending()).isTrue();
        }

        private void assertStops(AdministratorSettings settings, String variable) {
            assertThatExceptionOfType(UnusableSettingException.class)
                    .isThrownBy(() -> unattended(settings).afterSingletonsInstantiated())
                    .withMessageContaining(variable)
                    .satisfies(failure -> assertThat(failure.whatToDo()).isNotBlank());
        }

        private Setup node() {
            return new Setup(code, founding(), passwords);
        }

        private Founding founding() {
            return new Founding(
                    client,
                    users,
                    teamRows,
                    memberships,
                    ledger,
                    audit,
                    new StartingCredits("500"),
                    transaction,
                    clock);
        }

        private UnattendedSetup unattended(AdministratorSettings settings) {
            return new UnattendedSetup(settings, founding(), passwords, users, membershipRows, keys, transaction);
        }

        private static AdministratorSettings settings(
                @Nullable String email, @Nullable String password, @Nullable String apiKey) {
            return new AdministratorSettings(email, password, "Administrator", "My team", apiKey);
        }

        private long count(String table) {
            return client.sql("select count(*) from " + table).query(Long.class).single();
        }

        private static SetupRequest request(String code) {
            return new SetupRequest(code, new NewAccount("Boss", newEmail(), "long enough"), "First team");
        }

        private static String newEmail() {
            return TimeOrderedIds.next() + "@example.org";
        }
    }
}
