package app.plantain.web.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.identity.Member;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestBatches;
import app.plantain.web.testing.TestTroubles;
import com.vaadin.flow.component.details.Details;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

@Import({TestBatches.class, TestTroubles.class})
class CostsViewTests extends ViewTest {

    @Autowired
    TestBatches batches;

    @Autowired
    TestTroubles troubles;

    @Autowired
    JdbcTemplate jdbc;

    Member owner;

    @BeforeEach
    void anAdministrator() {
        jdbc.update("delete from attempt");
        owner = people.owner();
        signIn(people.administrator());
    }

    @Test
    void withoutAttemptsItSaysSo() {
        navigate(CostsView.class);

        assertThat(text()).contains("Nothing was made in this time");
    }

    @Test
    void costsStandBesideWhatTheyAreFor() {
        troubles.attempt(owner, batches.submit(owner, "A fig", 1).getFirst());

        navigate(CostsView.class);
        findInView(Details.class).all().forEach(details -> details.setOpened(true));
        roundTrip();

        assertThat(text()).contains("sandbox", "$0.0390", "−$0.0390", "Vendors' cost", "No vendor reported a cost");
    }

    @Test
    void unknownCostsAreCountedAndDriftIsListed() {
        var jobs = batches.submit(owner, "A fig", 2);
        jobs.forEach(job -> troubles.attempt(owner, job));
        jdbc.update(
                "update attempt set cost = null, cost_source = null where job_id = ?",
                jobs.getFirst().id().value());
        jdbc.update(
                "update attempt set cost = 50000, listed_cost = 39000, cost_source = 'REPORTED' where job_id = ?",
                jobs.getLast().id().value());

        navigate(CostsView.class);

        assertThat(text())
                .contains("The cost of 1 of 2 attempts is unknown", "Margin at most", "≤ ")
                .contains(
                        "Beyond what is tolerated",
                        "$0.0110",
                        jobs.getLast().id().toString());
    }
}
