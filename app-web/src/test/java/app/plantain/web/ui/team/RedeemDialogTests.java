package app.plantain.web.ui.team;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.codes.CodeBatchDraft;
import app.plantain.core.codes.CodeBatches;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.web.account.Role;
import app.plantain.web.account.ViewTest;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RedeemDialogTests extends ViewTest {

    @Autowired
    CodeBatches batches;

    @Autowired
    Ledger ledger;

    Member member;
    String code = "";

    @BeforeEach
    void aMemberWithACode() {
        var administrator = people.administrator();
        signIn(administrator);
        var draft = new CodeBatchDraft("Fair", 1, 1, Credits.of(25), Optional.empty(), Optional.empty());
        code = batches.make(draft, administrator, false).first(1).getFirst();
        member = people.join(people.owner().team(), Role.MEMBER);
        ledger.grant(member.team(), Credits.of(100), "Welcome", null, "test:" + member.team());
        signIn(member.user());
        navigate(TeamView.class);
    }

    @Test
    void aMemberRedeemsACodeAndReadsTheNewBalance() {
        redeem(code);

        assertThat(find(Dialog.class).exists()).isFalse();
        assertThat(text()).contains("125.00");
        assertThat(test(find(Notification.class).single()).getText())
                .isEqualTo("25 credits came in. Your team has 125 available now.");
    }

    @Test
    void aWrongCodeIsRefusedAtTheField() {
        redeem("PLANT-0000-0000-0000-0000");

        assertThat(complaint("Code")).startsWith("There is no such code");
        assertThat(ledger.balance(member.team()).available()).isEqualTo(Credits.of(100));
    }

    @Test
    void theSameCodeAgainChangesNothing() {
        redeem(code);

        redeem(code);

        assertThat(complaint("Code")).startsWith("Your team redeemed this already");
        assertThat(ledger.balance(member.team()).available()).isEqualTo(Credits.of(125));
    }

    private void redeem(String text) {
        press("Redeem a code");
        fill("Code", text);
        press("Redeem");
    }
}
