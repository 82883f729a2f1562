package app.plantain.web.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.web.account.ViewTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInViewTests extends ViewTest {

    @Test
    void passwordManagersKnowTheFields() {
        navigate(SignInView.class);

        assertThat(find(EmailField.class).single().getElement().getProperty("name"))
                .isEqualTo("username");
        assertThat(find(PasswordField.class).single().getElement().getProperty("name"))
                .isEqualTo("password");
        assertThat(find(PasswordField.class).single().getAutocomplete()).isEqualTo(Autocomplete.CURRENT_PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "error, Email and password do not match.",
        "wait=30, 'Wait 30 seconds, then try again.'",
        "wait=600, 'Wait 10 minutes, then try again.'",
        "wait=9999, 'Wait 60 minutes, then try again.'"
    })
    void aFailureIsExplained(String parameter, String explanation) {
        open(parameter);

        assertThat(text()).contains(explanation);
    }

    @Test
    void nothingElseIsTakenFromTheAddress() {
        open("wait=<b>soon</b>");

        assertThat(text()).doesNotContain("soon").doesNotContain("Wait");
    }

    private static void open(String parameter) {
        UI.getCurrent().navigate("sign-in", QueryParameters.fromString(parameter));
    }
}
