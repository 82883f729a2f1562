package app.plantain.web.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.web.account.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class HousekeepingViewTests extends ViewTest {

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void nothingWasLookedForYet() {
        jdbc.update("delete from housekeeping_run");
        signIn(people.administrator());
    }

    @Test
    void choresThatWereNeverDoneSaySo() {
        navigate(HousekeepingView.class);

        assertThat(text())
                .contains("Held credits that no open job needs", "Not yet", "Waiting")
                .doesNotContain("In order");
    }

    @Test
    void lookingNowFindsAndMendsAStrayHold() {
        var member = people.owner();
        ledger.grant(member.team(), Credits.of(50), "Welcome", null, "test:" + member.team());
        transaction.executeWithoutResult(
                _ -> ledger.hold(member.team(), Credits.of(30), 1, member.user(), "For no job"));
        navigate(HousekeepingView.class);

        press("Look now");

        arrives(() ->
                assertThat(text()).contains("In order", "of which 1 mended").doesNotContain("Not yet"));
        assertThat(ledger.balance(member.team()).held()).isEqualTo(Credits.ZERO);
    }

    @Test
    void whatIsLeftAsksForAPerson() {
        jdbc.update("""
                insert into housekeeping_run (id, chore, ran_at, found, mended, detail)
                values (random_uuid(), 'renditions-missing', current_timestamp, 2, 1, 'One original is gone')""");

        navigate(HousekeepingView.class);

        assertThat(text()).contains("Needs you", "One original is gone");
    }
}
