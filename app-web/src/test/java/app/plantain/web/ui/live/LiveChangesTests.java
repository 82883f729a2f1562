package app.plantain.web.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.plantain.core.credits.BalanceChanged;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.BatchRequest;
import app.plantain.core.generation.BatchSource;
import app.plantain.core.generation.Generation;
import app.plantain.core.generation.ImageOrder;
import app.plantain.core.generation.JobChanged;
import app.plantain.core.generation.JobId;
import app.plantain.core.generation.JobState;
import app.plantain.core.generation.Jobs;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.nodes.ChangesMissed;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.web.account.ViewTest;
import app.plantain.web.ui.jobs.JobParts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.VaadinSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/** What other nodes did, on the screens of this one. It arrives outside of any transaction. */
class LiveChangesTests extends ViewTest {

    @Autowired
    LiveChanges live;

    @Autowired
    ApplicationEventPublisher otherNode;

    @Autowired
    Generation generation;

    @Autowired
    Ledger ledger;

    @Autowired
    Jobs jobs;

    @Autowired
    JobParts parts;

    @Autowired
    JdbcTemplate jdbc;

    Member member;

    @BeforeEach
    void aMemberOfATeam() {
        member = people.owner();
        signIn(member.user());
        ledger.grant(member.team(), Credits.of(100), "To start with", null, "grant:" + member.team());
    }

    @Test
    void aScreenHearsOfItsTeamAndOfNoOther() {
        var heard = follow();
        var change = change(member.team());

        otherNode.publishEvent(change(people.team()));
        otherNode.publishEvent(change);

        var changes = next(heard);
        assertThat(changes.jobs()).containsExactly(change.job());
        assertThat(changes.batches()).containsExactly(change.batch());
        assertThat(changes.missed()).isFalse();
    }

    @Test
    void aScreenHearsThatItsBalanceMoved() {
        var heard = follow();

        otherNode.publishEvent(new BalanceChanged(member.team()));

        assertThat(next(heard).jobs()).isEmpty();
    }

    @Test
    void screensReadAgainWhatTheyMayHaveMissed() {
        var heard = follow();

        otherNode.publishEvent(new ChangesMissed());

        var changes = next(heard);
        var shown = List.of(new JobId(TimeOrderedIds.next()));
        assertThat(changes.missed()).isTrue();
        assertThat(changes.among(shown)).isEqualTo(shown);
    }

    @Test
    void whatChangesBetweenReadingAndShowingIsReadAgain() {
        var heard = new ArrayList<Changes>();
        var screen = new Div();
        live.follow(screen, member, heard::add);

        otherNode.publishEvent(change(member.team()));
        UI.getCurrent().add(screen);

        assertThat(next(heard).missed()).isTrue();
    }

    @Test
    void whatChangesWhileAScreenIsAwayIsReadAgain() {
        var heard = new ArrayList<Changes>();
        var screen = new Div();
        live.follow(screen, member, heard::add);
        UI.getCurrent().add(screen);

        UI.getCurrent().remove(screen);
        otherNode.publishEvent(change(member.team()));
        UI.getCurrent().add(screen);

        assertThat(next(heard).missed()).isTrue();
    }

    @Test
    void whatAScreenThatGoesAwayHadNotBeenToldYetItIsToldWhenItIsBack() {
        var heard = new ArrayList<Changes>();
        var screen = new Div();
        var change = change(member.team());
        live.follow(screen, member, heard::add);
        UI.getCurrent().add(screen);

        otherNode.publishEvent(change);
        UI.getCurrent().remove(screen);
        UI.getCurrent().add(screen);

        assertThat(next(heard).jobs()).containsExactly(change.job());
    }

    @Test
    void anOpenJobShowsWhatHappenedWhileNobodyWasHeard() {
        var job = jobs.ofBatch(member.team(), submit()).getFirst().id();
        var dialog = parts.dialog(member, job);
        dialog.open();
        roundTrip();
        assertThat(dialog.getElement().getTextRecursively()).contains("Queued");

        jdbc.update("update job set state = 'RUNNING' where id = ?", job.value());
        otherNode.publishEvent(new ChangesMissed());

        await().pollInSameThread().untilAsserted(() -> {
            letOthersIn();
            assertThat(dialog.getElement().getTextRecursively()).contains("Running");
        });
    }

    private List<Changes> follow() {
        var heard = new ArrayList<Changes>();
        var screen = new Div();
        live.follow(screen, member, heard::add);
        UI.getCurrent().add(screen);
        return heard;
    }

    private Changes next(List<Changes> heard) {
        await().pollInSameThread().untilAsserted(() -> {
            letOthersIn();
            assertThat(heard).isNotEmpty();
        });
        return heard.getFirst();
    }

    /** What other threads want of the screen is done when the session is let go. */
    private static void letOthersIn() {
        VaadinSession.getCurrent().unlock();
        VaadinSession.getCurrent().lock();
    }

    private BatchId submit() {
        return generation.submit(
                member,
                new BatchRequest(
                        BatchSource.STUDIO,
                        new ImageOrder(
                                new ModelId("nano-banana-2"),
                                "A leaf",
                                AspectRatio.SQUARE,
                                ResolutionTier.ONE_K,
                                1,
                                List.of())));
    }

    private static JobChanged change(TeamId team) {
        return new JobChanged(
                team, new BatchId(TimeOrderedIds.next()), new JobId(TimeOrderedIds.next()), JobState.RUNNING);
    }
}
