package app.plantain.web.ui.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.generation.Doubts.Rule;
import app.plantain.core.identity.Member;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.web.account.DoubtRules;
import app.plantain.web.account.Invitations;
import app.plantain.web.account.Role;
import app.plantain.web.account.RoutingRules;
import app.plantain.web.account.Teams;
import app.plantain.web.account.ViewTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class TeamViewTests extends ViewTest {

    @Autowired
    Teams teams;

    @Autowired
    Invitations invitations;

    @Autowired
    DoubtRules doubts;

    @Autowired
    RoutingRules routing;

    Member owner;
    Member member;

    @BeforeEach
    void aTeamOfTwo() {
        owner = people.owner();
        member = people.join(owner.team(), Role.MEMBER);
    }

    @Test
    void aMemberSeesTheListAndCanOnlyLeave() {
        signIn(member.user());
        navigate(TeamView.class);

        assertThat(text()).contains(people.email(owner.user()), people.email(member.user()));
        assertThat(find(Select.class).all()).isEmpty();
        assertThat(findInView(Button.class).all())
                .extracting(button -> button.getAriaLabel().orElse(button.getText()))
                .containsExactly("Redeem a code", "Leave the team");
    }

    @Test
    void anOwnerInvitesByALinkThatIsShownOnce() {
        signIn(owner.user());
        navigate(TeamView.class);

        press("Invite");
        press("Make the link");

        var link = find(TextField.class).all().stream()
                .filter(field -> "Link".equals(field.getLabel()))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(link).contains("/invitation/");
        assertThat(invitations.find(link.substring(link.lastIndexOf('/') + 1))).isPresent();
    }

    @Test
    void removingAsksFirst() {
        signIn(owner.user());
        navigate(TeamView.class);

        press("Remove Person");
        assertThat(teams.members(owner)).hasSize(2);
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(teams.members(owner)).hasSize(1);
    }

    @Test
    void anOwnerRevokesAnInvitation() {
        var token = invitations.invite(owner, Role.MEMBER).token();
        signIn(owner.user());
        navigate(TeamView.class);

        press("Revoke");

        assertThat(invitations.find(token)).isEmpty();
    }

    @Test
    void anOwnerChoosesWhatBecomesOfLostAnswers() {
        signIn(owner.user());
        navigate(TeamView.class);
        assertThat(rule().getValue()).isEqualTo(Rule.ASK);
        assertThat(text())
                .contains("If nobody decides, it fails", "may make and bill it twice; your team pays for one");

        rule().setValue(Rule.GIVE_UP);

        assertThat(doubts.rule(member)).isEqualTo(Rule.GIVE_UP);
    }

    @Test
    void anOwnerChoosesHowConnectionsAreChosen() {
        signIn(owner.user());
        navigate(TeamView.class);
        assertThat(text()).contains("Connections without a known price come last");

        choices().getListDataView().getItems().skip(1).findFirst().ifPresent(choices()::setValue);

        assertThat(routing.policy(member)).isEqualTo(RoutingPolicy.Order.CHEAPEST);
        assertThatThrownBy(() -> routing.follow(member, RoutingPolicy.Order.FASTEST))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(routing.policy(people.owner())).isEqualTo(RoutingPolicy.Order.PRIORITY);
    }

    @Test
    void anOwnerPinsAllImagesToOneConnection() {
        signIn(owner.user());
        navigate(TeamView.class);

        choices().getListDataView().getItems().skip(3).findFirst().ifPresent(choices()::setValue);

        assertThat(routing.policy(member)).isInstanceOf(RoutingPolicy.Pinned.class);
    }

    @Test
    void aMemberOnlyReadsHowConnectionsAreChosen() {
        routing.follow(owner, RoutingPolicy.Order.FASTEST);
        signIn(member.user());
        navigate(TeamView.class);

        assertThat(choices().isReadOnly()).isTrue();
        assertThat(choices().getValue()).hasToString("FASTEST");
    }

    private RadioButtonGroup<Object> choices() {
        return group("How a connection is chosen");
    }

    @Test
    void aMemberOnlyReadsWhatBecomesOfLostAnswers() {
        doubts.follow(owner, Rule.TRY_AGAIN);
        signIn(member.user());

        navigate(TeamView.class);

        assertThat(rule().getValue()).isEqualTo(Rule.TRY_AGAIN);
        assertThat(rule().isReadOnly()).isTrue();
        assertThat(text()).contains("An owner of the team can change it.");
    }

    @Test
    void whoIsNoOwnerIsRefusedWhateverTheScreenShows() {
        assertThatThrownBy(() -> doubts.follow(member, Rule.GIVE_UP)).isInstanceOf(AccessDeniedException.class);
        var stranger = new Member(owner.team(), people.owner().user());
        assertThatThrownBy(() -> doubts.follow(stranger, Rule.GIVE_UP)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> doubts.rule(stranger)).isInstanceOf(AccessDeniedException.class);

        assertThat(doubts.rule(owner)).isEqualTo(Rule.ASK);
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Rule> rule() {
        return group("When an answer is lost");
    }

    @SuppressWarnings("unchecked")
    private <T> RadioButtonGroup<T> group(String label) {
        return (RadioButtonGroup<T>) find(RadioButtonGroup.class).all().stream()
                .filter(group -> group.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoHasNoTeamIsTold() {
        signIn(people.person());
        navigate(TeamView.class);

        assertThat(text()).contains("You belong to no team");
    }
}
