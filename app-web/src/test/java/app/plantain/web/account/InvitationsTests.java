package app.plantain.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class InvitationsTests {

    @Nested
    @OnH2
    class InH2 extends Rules {}

    @Nested
    @OnPostgres
    class InPostgres extends Rules {}

    abstract static class Rules extends AccountTest {

        @Autowired
        Invitations invitations;

        @Autowired
        Teams teams;

        Member owner;

        @BeforeEach
        void aTeam() {
            owner = people.owner();
        }

        @Test
        void aNewPersonJoinsWithTheInvitedRole() {
            var token = invite(Role.OWNER);

            var user = invitations.acceptAsNew(token, newAccount());

            assertThat(teams.role(new Member(owner.team(), user))).isEqualTo(Role.OWNER);
        }

        @Test
        void aPersonWithAnAccountJoins() {
            var user = people.person();

            invitations.accept(invite(Role.MEMBER), user);

            assertThat(teams.role(new Member(owner.team(), user))).isEqualTo(Role.MEMBER);
        }

        @Test
        void aLinkWorksOnce() {
            var token = invite(Role.MEMBER);
            invitations.accept(token, people.person());

            assertThat(invitations.find(token)).isEmpty();
            assertEnded(() -> invitations.accept(token, people.person()));
        }

        @Test
        void ofTwoWhoAcceptAtOnceOneJoins() throws InterruptedException {
            var token = invite(Role.MEMBER);
            var one = people.person();
            var other = people.person();

            var accepted = succeedAtOnce(() -> invitations.accept(token, one), () -> invitations.accept(token, other));

            assertThat(accepted).isEqualTo(1);
            assertThat(teams.members(owner)).hasSize(2);
        }

        @Test
        void aLinkEndsAfterSevenDays() {
            var token = invite(Role.MEMBER);

            clock.advance(Duration.ofDays(7).minusSeconds(1));
            assertThat(invitations.find(token)).isPresent();
            clock.advance(Duration.ofSeconds(1));

            assertThat(invitations.find(token)).isEmpty();
            assertThat(invitations.open(owner)).isEmpty();
            assertEnded(() -> invitations.accept(token, people.person()));
        }

        @Test
        void aRevokedLinkHasEnded() {
            var token = invite(Role.MEMBER);

            invitations.revoke(owner, invitations.open(owner).getFirst().id());

            assertEnded(() -> invitations.acceptAsNew(token, newAccount()));
        }

        @Test
        void anOwnerOfAnotherTeamRevokesNothing() {
            var token = invite(Role.MEMBER);
            var id = invitations.open(owner).getFirst().id();

            invitations.revoke(people.owner(), id);

            assertThat(invitations.find(token)).isPresent();
        }

        @Test
        void aMemberInvitesNobody() {
            var member = people.join(owner.team(), Role.MEMBER);

            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> invitations.invite(member, Role.MEMBER));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> invitations.open(member));
        }

        @Test
        void whoBelongsToTheTeamLeavesTheLinkUnused() {
            var token = invite(Role.MEMBER);

            assertThatExceptionOfType(NotPossibleException.class)
                    .isThrownBy(() -> invitations.accept(token, owner.user()))
                    .withMessageContaining("already");
            assertThat(invitations.find(token)).isPresent();
        }

        @Test
        void anAddressWithAnAccountIsToldToSignIn() {
            var known = people.email(people.person());
            var token = invite(Role.MEMBER);

            assertThatExceptionOfType(InvalidEntryException.class)
                    .isThrownBy(() -> invitations.acceptAsNew(
                            token, new NewAccount("Again", known.toUpperCase(Locale.ROOT), "long enough")))
                    .extracting(InvalidEntryException::entry)
                    .isEqualTo(Entry.EMAIL);
            assertThat(invitations.find(token)).isPresent();
        }

        @Test
        void theTokenIsNotKept() {
            var token = invite(Role.MEMBER);

            assertThat(jdbc.queryForList(
                            "select token_hash from invitation where team_id = ?",
                            String.class,
                            owner.team().value()))
                    .allSatisfy(hash -> assertThat(hash).hasSize(64).doesNotContain(token));
        }

        @Test
        void fiftyOpenInvitationsAreEnough() {
            for (int count = 0; count < 50; count++) {
                invite(Role.MEMBER);
            }

            assertThatExceptionOfType(NotPossibleException.class).isThrownBy(() -> invite(Role.MEMBER));
        }

        @Test
        void anUnknownTokenOffersNothing() {
            assertThat(invitations.find("' or 1=1 --")).isEmpty();
            assertThat(invitations.find("")).isEmpty();
        }

        private String invite(Role role) {
            return invitations.invite(owner, role).token();
        }

        private static NewAccount newAccount() {
            return new NewAccount("New person", TimeOrderedIds.next() + "@example.org", "long enough");
        }

        private static void assertEnded(Runnable action) {
            assertThatExceptionOfType(NotPossibleException.class)
                    .isThrownBy(action::run)
                    .withMessageContaining("has ended");
        }
    }
}
