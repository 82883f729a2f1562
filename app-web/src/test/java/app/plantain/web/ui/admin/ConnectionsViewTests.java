package app.plantain.web.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.generation.EngineControl;
import app.plantain.core.identity.UserId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.Connections;
import app.plantain.core.routing.Limits;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestTroubles;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import(TestTroubles.class)
class ConnectionsViewTests extends ViewTest {

    @Autowired
    Connections connections;

    @Autowired
    EngineControl control;

    @Autowired
    TestTroubles troubles;

    UserId administrator;
    UUID id;

    @BeforeEach
    void anAccountAtAVendorThatIsEmpty() {
        administrator = people.administrator();
        signIn(administrator);
        id = troubles.connect("scripted", "Your balance is 0");
    }

    @AfterEach
    void disconnect() {
        troubles.disconnect(id);
    }

    @Test
    void aPausedConnectionSaysWhyAndIsResumed() {
        navigate(ConnectionsView.class);
        assertThat(text()).contains("Paused", "The account at the vendor is empty", "Your balance is 0");

        press("Resume My scripted");

        assertThat(connection().takesJobs()).isTrue();
        assertThat(text()).doesNotContain("The account at the vendor is empty").contains("Resumed");
        navigate(AuditView.class);
        assertThat(text()).contains("Resumed a connection", "My scripted");
    }

    @Test
    void limitsAreChanged() {
        navigate(ConnectionsView.class);

        press("Limits of My scripted");
        fill("Images at once", "3");
        fill("Submissions a minute", "20");
        fill("Reads a minute", "");
        fill("Shortest time between two reads", "1500 ms");
        press("Save");

        assertThat(connection().limits())
                .isEqualTo(
                        new Limits(3, OptionalInt.of(20), OptionalInt.empty(), Optional.of(Duration.ofMillis(1500))));
        assertThat(text()).contains("3 at once, 20 submissions a minute, a look every 1500ms at most");
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', '', ''",
        "'', '', '', ''",
        "1.5, '', '', ''",
        "5, 0, '', ''",
        "5, '', -1, ''",
        "5, '', '', 11m",
        "5, '', '', 0s",
        "5, '', '', soon"
    })
    void wrongLimitsAreRefusedAtTheirFieldAndChangeNothing(
            String atOnce, String submits, String reads, String interval) {
        var before = connection();
        navigate(ConnectionsView.class);

        press("Limits of My scripted");
        fill("Images at once", atOnce);
        fill("Submissions a minute", submits);
        fill("Reads a minute", reads);
        fill("Shortest time between two reads", interval);
        press("Save");

        assertThat(complaint("Images at once")
                        + complaint("Submissions a minute")
                        + complaint("Reads a minute")
                        + complaint("Shortest time between two reads"))
                .startsWith("Write a");
        assertThat(connection()).isEqualTo(before);
    }

    @Test
    void aConnectionWithoutTroubleSaysSo() {
        navigate(ConnectionsView.class);

        assertThat(text()).contains("nano-banana-2", "Closed", "Never opened", "Nothing has happened yet");
    }

    @Test
    void aBreakerThatOpensIsShownWithoutAReload() {
        navigate(ConnectionsView.class);

        troubles.open(id, "nano-banana-2", Duration.ofMinutes(1));

        arrives(() -> assertThat(text())
                .contains("Open", "No jobs go through", "next probe", "5 failures, the last: It broke"));
    }

    @Test
    void allJobsArePausedAfterAskingAndResumed() {
        navigate(ConnectionsView.class);

        press("Pause all");
        assertThat(control.pausedSince()).isEmpty();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(control.pausedSince()).isPresent();
        assertThat(text()).contains("No job goes out since");

        press("Resume all");
        assertThat(control.pausedSince()).isEmpty();
        navigate(AuditView.class);
        assertThat(text()).contains("Paused all jobs", "Resumed all jobs");
    }

    private Connection connection() {
        return connections.all().stream()
                .filter(one -> one.name().equals("My scripted"))
                .findFirst()
                .orElseThrow();
    }
}
