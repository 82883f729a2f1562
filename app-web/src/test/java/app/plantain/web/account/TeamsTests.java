package app.plantain.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import app.plantain.core.identity.Member;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

class TeamsTests {

    @Nested
    @OnH2
    class InH2 extends Rules {}

    @Nested
    @OnPostgres
    class InPostgres extends Rules {}

    abstract static class Rules extends AccountTest {

        @Autowired
        Teams teams;

        @Autowired
        ApiKeys keys;

        @Autowired
        Invitations invitations;

        /** Not the static one, which belongs to whichever database's application started last. */
        @Autowired
        SecurityContextHolderStrategy security;

        Member owner;
        Member member;

        @BeforeEach
        void aTeamOfTwo() {
            owner = people.owner();
            member = people.join(owner.team(), Role.MEMBER);
        }

        @AfterEach
        void signOut() {
            security.clearContext();
        }

        @Test
        void aTeamListsItsPeople() {
            assertThat(teams.members(member))
                    .extracting(TeamMember::user, TeamMember::role)
                    .containsExactlyInAnyOrder(tuple(owner.user(), Role.OWNER), tuple(member.user(), Role.MEMBER));
        }

        @Test
        void aStrangerSeesAndChangesNothing() {
            var stranger = new Member(owner.team(), people.owner().user());

            assertDenied(() -> teams.members(stranger));
            assertDenied(() -> teams.role(stranger));
            assertDenied(() -> teams.rename(stranger, "Mine now"));
            assertDenied(() -> teams.remove(stranger, member.user()));
            assertDenied(() -> teams.changeRole(stranger, member.user(), Role.OWNER));
            assertDenied(() -> teams.leave(stranger));
            assertThat(teams.members(owner)).hasSize(2);
        }

        @Test
        void aMemberDecidesNothing() {
            assertDenied(() -> teams.rename(member, "Mine now"));
            assertDenied(() -> teams.remove(member, owner.user()));
            assertDenied(() -> teams.changeRole(member, member.user(), Role.OWNER));
        }

        @Test
        void anOwnerRenamesTheTeam() {
            teams.rename(owner, "  Poster makers ");

            assertThat(jdbc.queryForObject(
                            "select name from team where id = ?",
                            String.class,
                            owner.team().value()))
                    .isEqualTo("Poster makers");
        }

        @Test
        void aNameOnTwoLinesIsRefused() {
            assertThatExceptionOfType(InvalidEntryException.class)
                    .isThrownBy(() -> teams.rename(owner, "Poster\nmakers"))
                    .extracting(InvalidEntryException::entry)
                    .isEqualTo(Entry.TEAM_NAME);
        }

        @Test
        void theLastOwnerStaysOwner() {
            assertThatExceptionOfType(NotPossibleException.class).isThrownBy(() -> teams.leave(owner));
            assertThatExceptionOfType(NotPossibleException.class)
                    .isThrownBy(() -> teams.changeRole(owner, owner.user(), Role.MEMBER));
            assertThatExceptionOfType(NotPossibleException.class).isThrownBy(() -> teams.remove(owner, owner.user()));
            assertThat(teams.role(owner)).isEqualTo(Role.OWNER);
        }

        @Test
        void ofTwoOwnersWhoLeaveAtOnceOneStays() throws InterruptedException {
            teams.changeRole(owner, member.user(), Role.OWNER);

            var left = succeedAtOnce(() -> teams.leave(owner), () -> teams.leave(member));

            assertThat(left).isEqualTo(1);
        }

        @Test
        void aRemovedMemberLosesAccessKeysAndInvitations() {
            teams.changeRole(owner, member.user(), Role.OWNER);
            var key = keys.make(member, "Script").secret();
            var token = invitations.invite(member, Role.MEMBER).token();

            teams.remove(owner, member.user());

            assertDenied(() -> teams.members(member));
            assertThat(keys.authenticate(key)).isEmpty();
            assertThat(invitations.find(token)).isEmpty();
        }

        @Test
        void whoComesBackHasTheNewRoleAndNoOldKeys() {
            var key = keys.make(member, "Script").secret();
            teams.remove(owner, member.user());

            people.join(owner.team(), member.user(), Role.OWNER);

            assertThat(teams.role(member)).isEqualTo(Role.OWNER);
            assertThat(keys.authenticate(key)).isEmpty();
        }

        @Test
        void whoHasGoneCannotBeRemovedAgain() {
            teams.leave(member);

            assertThatExceptionOfType(NotPossibleException.class)
                    .isThrownBy(() -> teams.remove(owner, member.user()))
                    .withMessageContaining("does not belong");
        }

        @Test
        void removingIsAudited() {
            teams.remove(owner, member.user());

            assertThat(jdbc.queryForList(
                            "select subject from audit_entry where team_id = ? and action = 'team.remove'",
                            String.class,
                            owner.team().value()))
                    .containsExactly(member.user().toString());
        }

        @Test
        void onlyAnAdministratorSeesAllTeams() {
            security.getContext().setAuthentication(people.session(owner.user()));
            assertDenied(() -> teams.all());

            security.getContext().setAuthentication(people.session(people.administrator()));
            assertThat(teams.all())
                    .filteredOn(team -> team.id().equals(owner.team()))
                    .singleElement()
                    .extracting(TeamSummary::members)
                    .isEqualTo(2L);
        }

        private static void assertDenied(Runnable action) {
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(action::run);
        }
    }
}
