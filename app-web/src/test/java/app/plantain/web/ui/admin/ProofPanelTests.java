package app.plantain.web.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.web.account.ViewTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class ProofPanelTests extends ViewTest {

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcTemplate jdbc;

    Member owner;

    @BeforeEach
    void aTeamWithCreditsAndAnAdministrator() {
        owner = people.owner();
        ledger.grant(owner.team(), Credits.of(100), "Welcome", null, "test:" + owner.team());
        signIn(people.administrator());
    }

    @AfterEach
    void theBalanceIsRightAgain() {
        setBalance(10_000);
    }

    @Test
    void anUntouchedLedgerAddsUp() {
        navigate(TeamsView.class);

        press("Prove the ledger");

        arrives(() -> assertThat(text()).contains("Everything adds up"));
        assertThat(button().isEnabled()).isTrue();
    }

    @Test
    void aBalanceThatSomebodyChangedIsNamed() {
        setBalance(99_999);
        navigate(TeamsView.class);

        press("Prove the ledger");

        arrives(() -> assertThat(text())
                .contains(
                        "The ledger does not add up",
                        "Grant nothing now.",
                        owner.team().toString())
                .doesNotContain("Everything adds up"));
    }

    @Test
    void aSecondProofTakesThePlaceOfTheFirst() {
        setBalance(99_999);
        navigate(TeamsView.class);
        press("Prove the ledger");
        arrives(() -> assertThat(text()).contains("does not add up"));

        setBalance(10_000);
        press("Prove the ledger");

        arrives(() -> assertThat(text()).contains("Everything adds up").doesNotContain("does not add up"));
        assertThat(find(ProgressBar.class).all()).isEmpty();
    }

    private Button button() {
        return find(Button.class).all().stream()
                .filter(button -> button.getText().equals("Prove the ledger"))
                .findFirst()
                .orElseThrow();
    }

    /** As somebody with access to the database might do it. */
    private void setBalance(long hundredths) {
        jdbc.update(
                "update credit_ledger set available = ? where team_id = ?",
                hundredths,
                owner.team().value());
    }
}
