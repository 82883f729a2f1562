package app.plantain.web.api.openai;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.budgets.BudgetPeriod;
import app.plantain.core.budgets.BudgetScope;
import app.plantain.core.budgets.BudgetSubject;
import app.plantain.core.budgets.BudgetView;
import app.plantain.core.budgets.Hardness;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.gallery.Boards;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import app.plantain.web.account.ApiKeys;
import app.plantain.web.account.NewApiKey;
import app.plantain.web.account.TeamBudgets;
import app.plantain.web.testing.WebTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What programs are told of budgets. */
class BudgetedApiTests {

    @Nested
    @OnH2
    class InH2 extends Rules {}

    @Nested
    @OnPostgres
    class InPostgres extends Rules {}

    abstract static class Rules extends WebTest {

        @Autowired
        ApiKeys keys;

        @Autowired
        TeamBudgets budgets;

        @Autowired
        Boards boards;

        @Autowired
        Ledger ledger;

        Member owner;
        NewApiKey first;
        NewApiKey second;

        @BeforeEach
        void twoKeys() {
            owner = people.owner();
            ledger.grant(owner.team(), Credits.of(500), "For tests", null, "test-" + owner.team());
            first = keys.make(owner, "ci");
            second = keys.make(owner, "night");
        }

        @Test
        void aBudgetOfAKeyRefusesThatKeyOnlyWithTheSameTextAsOnScreens() {
            var subject = new BudgetSubject(BudgetScope.API_KEY, first.key().id());
            budgets.add(owner, subject, BudgetPeriod.DAY, "10", Hardness.HARD);

            assertThat(generate(first, "").statusCode()).isEqualTo(200);
            var refused = generate(first, "");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body())
                    .contains("\"code\":\"insufficient_quota\"", "\"type\":\"insufficient_quota\"")
                    .contains(
                            "The daily budget of the API key “ci (Person)” of 10 credits has 3 left, and this needs 7.")
                    .contains("Person can raise it.");
            assertThat(generate(second, "").statusCode()).isEqualTo(200);
        }

        @Test
        void imagesForABoardArePutThereAndCounted() {
            var board = boards.create(owner, "Campaign");
            budgets.add(
                    owner,
                    new BudgetSubject(BudgetScope.BOARD, board.value()),
                    BudgetPeriod.TOTAL,
                    "50",
                    Hardness.HARD);

            assertThat(generate(first, ", \"board\": \"" + board + "\"").statusCode())
                    .isEqualTo(200);

            assertThat(boards.images(owner.team(), board, 0, 10)).hasSize(1);
            assertThat(budgets.visible(owner)).extracting(BudgetView::spent).containsExactly(Credits.of(7));
        }

        @Test
        void aBoardOfAnotherTeamIsNotThere() {
            var theirs = boards.create(people.owner(), "Theirs");

            var refused = generate(first, ", \"board\": \"" + theirs + "\"");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("\"param\":\"board\"", "This board is gone");
        }

        @Test
        void aBoardThatIsNoIdIsNamed() {
            var refused = generate(first, ", \"board\": \"Campaign\"");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("\"param\":\"board\"");
        }

        private HttpResponse<String> generate(NewApiKey key, String more) {
            return send(HttpRequest.newBuilder(at("/v1/images/generations"))
                    .header("Authorization", "Bearer " + key.secret())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            "{\"model\": \"nano-banana-2\", \"prompt\": \"A lighthouse\", \"resolution\": \"1K\"" + more
                                    + "}")));
        }
    }
}
