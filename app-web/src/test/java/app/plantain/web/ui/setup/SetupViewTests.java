package app.plantain.web.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.web.account.Setup;
import app.plantain.web.account.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Its own application, because setup is never undone. */
@TestPropertySource(properties = "plantain.admin.name=Nobody")
class SetupViewTests extends ViewTest {

    @Autowired
    Setup setup;

    @Test
    void aWrongCodeIsSaidAtItsField() {
        navigate(SetupView.class);
        fill("Setup code", "AAAA-BBBB-CCCC");
        fill("Your name", "Boss");
        fill("Email", "boss@example.org");
        fill("Password", "long enough");
        press("Set up");

        assertThat(complaint("Setup code")).startsWith("This is not the code.");
        assertThat(setup.isPending()).isTrue();
    }
}
