package app.plantain.web.account;

import static org.awaitility.Awaitility.await;

import app.plantain.Application;
import app.plantain.core.identity.UserId;
import app.plantain.core.testing.OnH2;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** A view of the real application, without a browser, for a person who is signed in or not. */
@SpringBootTest(classes = Application.class, properties = "db-scheduler.enabled=false")
@Import(AccountTestConfiguration.class)
@OnH2
public abstract class ViewTest extends SpringBrowserlessTest {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    @Autowired
    protected TestAccounts people;

    @Autowired
    private SecurityContextHolderStrategy strategy;

    /** Each application that starts makes its own strategy the one of the process; this test uses its own's. */
    @BeforeEach
    void useTheStrategyOfThisApplication() {
        SecurityContextHolder.setContextHolderStrategy(strategy);
    }

    /** Goes on as this person. */
    protected void signIn(UserId user) {
        people.completeSetup();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(people.session(user));
        SecurityContextHolder.setContext(context);
        // What is pushed to the screen may run in another thread, which finds the person in the session.
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    /** Writes into the field with this label. */
    protected void fill(String label, String value) {
        field(label).setValue(value);
    }

    /** What the field with this label complains about; empty where it does not. */
    protected String complaint(String label) {
        var field = field(label);
        return field.isInvalid() ? field.getErrorMessage() : "";
    }

    private TextFieldBase<?, String> field(String label) {
        var fields =
                new ArrayList<TextFieldBase<?, String>>(find(TextField.class).all());
        fields.addAll(find(EmailField.class).all());
        fields.addAll(find(PasswordField.class).all());
        fields.addAll(find(TextArea.class).all());
        return fields.stream()
                .filter(field -> label.equals(field.getLabel()))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("No field " + label));
    }

    /** Presses the button with this text or label. */
    protected void press(String text) {
        find(Button.class).all().stream()
                .filter(button -> text.equals(button.getText())
                        || button.getAriaLabel().filter(text::equals).isPresent())
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("No button " + text))
                .click();
        roundTrip();
    }

    /** Waits until what the application pushes to the open screen has come. */
    protected void arrives(ThrowingRunnable expected) {
        await().pollInSameThread()
                .pollInterval(BETWEEN_LOOKS)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    endTheRequest();
                    expected.run();
                });
    }

    /** Gives the lock of the session away for a moment, as between two requests: what waited for it runs. */
    private static void endTheRequest() {
        var session = VaadinSession.getCurrent();
        session.unlock();
        session.lock();
    }

    /** Opens the first page with a parameter in its address. */
    protected void navigateToStudio(String parameter, String value) {
        UI.getCurrent().navigate("", QueryParameters.of(parameter, value));
        roundTrip();
    }

    /** All text on the page. */
    protected String text() {
        return getCurrentView().getElement().getTextRecursively()
                + UI.getCurrent().getElement().getTextRecursively();
    }
}
