package app.plantain.web.ui.team;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.web.account.Role;
import app.plantain.web.account.ViewTest;
import app.plantain.web.ui.part.CardTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class StatementTests extends ViewTest {

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    Member member;

    @BeforeEach
    void aMemberOfATeam() {
        member = people.join(people.owner().team(), Role.MEMBER);
        signIn(member.user());
    }

    @Test
    void aMemberReadsWhatMovedAndWhy() {
        grant(0);
        transaction.executeWithoutResult(status -> {
            var hold = ledger.hold(member.team(), Credits.of(15), 1, member.user(), "Images")
                    .getFirst();
            ledger.capture(hold, Credits.of(10), "Delivered");
        });

        navigate(TeamView.class);

        assertThat(text())
                .contains("+100.00", "−15.00", "+15.00", "−10.00", "+5.00")
                .contains("Granted", "Held", "Spent", "Given back", "Images", "Delivered")
                .contains("90.00");
    }

    @Test
    void olderLinesAreShownOnRequest() {
        for (var number = 0; number < Statement.PAGE + 2; number++) {
            grant(number);
        }
        navigate(TeamView.class);
        assertThat(table().size()).isEqualTo(Statement.PAGE);

        press("Show older");

        assertThat(table().size()).isEqualTo(Statement.PAGE + 2);
    }

    @Test
    void withoutMovementsItSaysSo() {
        navigate(TeamView.class);

        assertThat(text()).contains("No credits have moved yet");
    }

    private void grant(int number) {
        ledger.grant(member.team(), Credits.of(100), "Welcome", null, "test:" + number + member.team());
    }

    private CardTable<?> table() {
        return find(CardTable.class).single();
    }
}
