package app.plantain.web.ui.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.web.account.Invitations;
import app.plantain.web.account.Role;
import app.plantain.web.account.Teams;
import app.plantain.web.account.ViewTest;
import app.plantain.web.security.SessionSignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

class InvitationViewTests extends ViewTest {

    /** Without a browser there is no session id to change. */
    @MockitoBean
    SessionSignIn session;

    @Autowired
    Invitations invitations;

    @Autowired
    Teams teams;

    Member owner;
    String token;

    @BeforeEach
    void anInvitation() {
        people.completeSetup();
        owner = people.owner();
        token = invitations.invite(owner, Role.MEMBER).token();
    }

    @Test
    void aStrangerMakesAnAccountAndJoins() {
        navigate(InvitationView.class, token);
        fill("Your name", "New person");
        fill("Email", TimeOrderedIds.next() + "@example.org");
        fill("Password", "long enough");
        press("Make an account and join");

        assertThat(teams.members(owner)).hasSize(2);
        verify(session).start(any());
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        navigate(InvitationView.class, token);
        fill("Your name", "New person");
        fill("Email", "nowhere");
        fill("Password", "long enough");
        press("Make an account and join");

        assertThat(complaint("Email")).startsWith("Enter an email address");
        assertThat(invitations.find(token)).isPresent();
    }

    @Test
    void aUsedLinkSaysSo() {
        invitations.accept(token, people.person());

        navigate(InvitationView.class, token);

        assertThat(text()).contains("This invitation has ended");
    }

    @Test
    void aPersonWithAnAccountJoinsWithOneButton() {
        var person = people.person();
        signIn(person);
        navigate(JoinView.class, token);

        press("Join");

        assertThat(teams.role(new Member(owner.team(), person))).isEqualTo(Role.MEMBER);
    }
}
