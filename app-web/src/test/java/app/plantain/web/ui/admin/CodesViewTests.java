package app.plantain.web.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.codes.CodeAnswer;
import app.plantain.core.codes.CodeBatch;
import app.plantain.core.codes.CodeBatchDraft;
import app.plantain.core.codes.CodeBatches;
import app.plantain.core.codes.Codes;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.UserId;
import app.plantain.web.account.TestAccounts;
import app.plantain.web.account.ViewTest;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Pre;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class CodesViewTests extends ViewTest {

    @Autowired
    CodeBatches batches;

    @Autowired
    Codes codes;

    UserId administrator;

    @BeforeEach
    void anAdministrator() {
        administrator = people.administrator();
        signIn(administrator);
    }

    @Test
    void whoIsNoAdministratorSeesNothing() {
        signIn(people.owner().user());

        assertThatThrownBy(() -> navigate(CodesView.class)).isNotNull();

        assertThat(text()).doesNotContain("Administration");
    }

    @Test
    void codesAreMadeAndShownOnce() {
        navigate(CodesView.class);
        fillIn("Fair", "25", "3", "2");
        assertThat(text()).contains("3 codes × 2 teams × 25 credits: at most 150 credits");

        press("Make the codes");

        assertThat(text()).contains("This is the only time these codes can be seen.");
        assertThat(find(Pre.class).single().getText().lines()).hasSize(3).allMatch(code -> code.startsWith("PLANT-"));
        assertThat(find(Anchor.class).all())
                .anySatisfy(link ->
                        assertThat(link.getElement().getTextRecursively()).contains("Download CSV"));
        assertThat(newest().name()).isEqualTo("Fair");
        assertThat(newest().redeemable()).isEqualTo(6);
    }

    @Test
    void codesThatGiveMuchNeedThePasswordOnceMore() {
        var before = batches.newest(1);
        navigate(CodesView.class);
        fillIn("Fair", "1000", "11", "1");
        fill("Your password", "a wrong password");
        press("Make the codes");

        assertThat(complaint("Your password")).contains("not your password");
        assertThat(batches.newest(1)).isEqualTo(before);

        fill("Your password", TestAccounts.PASSWORD);
        press("Make the codes");
        assertThat(newest().redeemable()).isEqualTo(11);
    }

    @Test
    void closingWithoutTheCodesAsksFirst() {
        navigate(CodesView.class);
        fillIn("Fair", "25", "1", "1");
        press("Make the codes");

        press("Close");
        assertThat(find(Pre.class).exists()).isTrue();
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(find(Pre.class).exists()).isFalse();
        assertThat(text()).contains("Fair", "0 of 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 25, 1, 1, Name",
        "Fair, 0, 1, 1, Credits",
        "Fair, 25, 10001, 1, Codes",
        "Fair, 25, 1, none, Teams a code",
        "Fair, 1000000, 10000, 1, Codes"
    })
    void aWrongEntryIsRefusedAtItsFieldAndMakesNothing(
            String name, String credits, String count, String teams, String field) {
        var before = batches.newest(1);
        navigate(CodesView.class);
        fillIn(name, credits, count, teams);

        press("Make the codes");

        assertThat(complaint(field)).isNotEmpty();
        assertThat(batches.newest(1)).isEqualTo(before);
    }

    @Test
    void aDayThatIsOverIsRefused() {
        var before = batches.newest(1);
        navigate(CodesView.class);
        fillIn("Fair", "25", "1", "1");
        find(DatePicker.class).single().setValue(LocalDate.of(2020, 1, 1));

        press("Make the codes");

        assertThat(find(DatePicker.class).single().isInvalid()).isTrue();
        assertThat(batches.newest(1)).isEqualTo(before);
    }

    @Test
    void theListSaysWhatWasRedeemedAndGiven() {
        var code = make(2, 1);
        var member = people.owner();
        codes.redeem(member, code);

        navigate(CodesView.class);

        assertThat(text()).contains("Fair", "Open", "1 of 2", "25.00", "Always");
    }

    @Test
    void whoRedeemedCodesOfABatchIsListed() {
        var name = "Fair " + administrator;
        var member = people.owner();
        codes.redeem(member, make(name, 1, 2));
        navigate(CodesView.class);

        press("Redemptions of " + name);

        assertThat(text()).contains("Redeemed by", "Team", "Person", "…");
    }

    @Test
    void revokingCanBeUndone() {
        var name = "Fair " + administrator;
        var code = make(name, 1, 2);
        navigate(CodesView.class);

        press("Revoke " + name);
        assertThat(codes.redeem(people.owner(), code)).isEqualTo(new CodeAnswer.Revoked());
        press("Undo");

        assertThat(codes.redeem(people.owner(), code)).isInstanceOf(CodeAnswer.Redeemed.class);
    }

    @Test
    void revokedCodesAreRestoredLater() {
        var name = "Fair " + administrator;
        var code = make(name, 1, 2);
        batches.revoke(newest().id(), administrator);
        navigate(CodesView.class);
        assertThat(text()).contains("Revoked");

        press("Restore " + name);

        assertThat(codes.redeem(member(), code)).isInstanceOf(CodeAnswer.Redeemed.class);
    }

    private Member member() {
        return people.owner();
    }

    private void fillIn(String name, String credits, String count, String teams) {
        press("New codes");
        fill("Name", name);
        fill("Credits", credits);
        fill("Codes", count);
        fill("Teams a code", teams);
    }

    private String make(int count, int uses) {
        return make("Fair", count, uses);
    }

    private String make(String name, int count, int uses) {
        var draft = new CodeBatchDraft(name, count, uses, Credits.of(25), Optional.empty(), Optional.empty());
        return batches.make(draft, administrator, false).first(1).getFirst();
    }

    private CodeBatch newest() {
        return batches.newest(1).getFirst();
    }
}
