package app.plantain.web.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.identity.Member;
import app.plantain.web.account.Accounts;
import app.plantain.web.account.ApiKeys;
import app.plantain.web.account.SignedInUser;
import app.plantain.web.account.TestAccounts;
import app.plantain.web.account.ViewTest;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AccountViewTests extends ViewTest {

    @Autowired
    ApiKeys keys;

    @Autowired
    Accounts accounts;

    Member member;

    @BeforeEach
    void aPersonOnTheAccountPage() {
        member = people.owner();
        signIn(member.user());
        navigate(AccountView.class);
    }

    @Test
    void aKeyIsShownOnceAndWorks() {
        press("Make a key");
        fill("Name", "Script");
        press("Make the key");

        var secret = find(TextField.class).all().stream()
                .filter(field -> "API key".equals(field.getLabel()))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(keys.authenticate(secret)).isPresent();
        assertThat(text()).contains("curl ");
    }

    @Test
    void aKeyNeedsAName() {
        press("Make a key");
        press("Make the key");

        assertThat(complaint("Name")).isEqualTo("Enter a name.");
        assertThat(keys.list(member)).isEmpty();
    }

    @Test
    void revokingAsksFirst() {
        var secret = keys.make(member, "Script").secret();
        navigate(AccountView.class);

        press("Revoke");
        assertThat(keys.authenticate(secret)).isPresent();
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(keys.authenticate(secret)).isEmpty();
    }

    @Test
    void aWrongCurrentPasswordIsSaidAtItsField() {
        fill("Current password", "a wrong password");
        fill("New password", "another password");
        press("Change password");

        assertThat(complaint("Current password")).isEqualTo("This is not your current password.");
    }

    @Test
    void theNameChanges() {
        fill("Your name", "Another name");
        press("Change name");

        assertThat(accounts.find(member.user())).map(SignedInUser::name).contains("Another name");
        assertThat(text()).contains("Your name is changed.");
    }

    @Test
    void thePasswordChanges() {
        fill("Current password", TestAccounts.PASSWORD);
        fill("New password", "another password");
        press("Change password");

        assertThat(text()).contains("Your password is changed.");
    }
}
