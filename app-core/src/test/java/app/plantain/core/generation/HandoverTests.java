package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.gallery.Recipe;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Corrections;
import app.plantain.core.routing.Limits;
import app.plantain.core.routing.PriceTable;
import app.plantain.core.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandoverTests {

    private final SettableClock clock = new SettableClock();
    private final List<ConnectionId> read = new ArrayList<>();
    private final Handover handover = new Handover(this::connectionNow, clock);
    private final Handle handle = new Handle("task-1");
    private final Work work = work(Duration.ofMinutes(30));

    @Test
    void whatWasGivenOutIsSentUnderTheForeseenLeaseOnce() {
        giveOut();

        assertThat(handover.take(work.lease())).contains(new Step.Submit(work));
        assertThat(handover.take(work.lease())).isEmpty();
    }

    @Test
    void underAnotherLeaseTheDatabaseTells() {
        giveOut();

        assertThat(handover.take(later(1))).isEmpty();
        assertThat(handover.take(work.lease())).isEmpty();
    }

    @Test
    void aSecondLaterTheDatabaseTells() {
        giveOut();
        clock.advance(Duration.ofSeconds(1));

        assertThat(handover.take(work.lease())).isEmpty();
    }

    @Test
    void whatWasCancelledMeanwhileIsNotSent() {
        giveOut();
        changed(JobState.SUBMITTING);
        changed(JobState.CANCELLED);

        assertThat(handover.take(work.lease())).isEmpty();
    }

    @Test
    void whatTheVendorWorksOnIsAskedForAgainAfterItWasMovedAndPicked() {
        askAgain(work);
        clock.advance(Duration.ofSeconds(10));

        assertThat(handover.take(later(2))).contains(new Step.Check(work.under(later(2)), handle));
    }

    @Test
    void whatChangedWhileTheVendorWasAskedTheDatabaseTells() {
        assertThat(handover.take(work.lease())).isEmpty();
        changed(JobState.CANCELLED);
        handover.askAgain(work, handle);

        assertThat(handover.take(later(2))).isEmpty();
    }

    @Test
    void whatChangedBetweenTwoQuestionsTheDatabaseTells() {
        askAgain(work);
        changed(JobState.CANCELLED);

        assertThat(handover.take(later(2))).isEmpty();
    }

    @Test
    void aStepThatIsOverIsNotAskedForAgain() {
        assertThat(handover.take(work.lease())).isEmpty();
        handover.end(work.lease());
        handover.askAgain(work, handle);

        assertThat(handover.take(later(2))).isEmpty();
    }

    @Test
    void theEndOfAStepWhoseLeaseWasLostSaysNothingOfTheNextOne() {
        assertThat(handover.take(work.lease())).isEmpty();
        var next = work.under(later(1));
        assertThat(handover.take(next.lease())).isEmpty();
        handover.end(work.lease());
        handover.askAgain(next, handle);

        assertThat(handover.take(later(3))).isPresent();
    }

    @Test
    void aConnectionIsReadAgainAfterAMinuteOnceForAllItsJobs() {
        var other = new Work(
                new Lease(new JobId(TimeOrderedIds.next()), 5),
                work.claimedAt(),
                work.deadline(),
                work.batch(),
                TimeOrderedIds.next(),
                work.connection(),
                work.member(),
                work.recipe(),
                1,
                List.of());
        var asked = new ArrayList<Work>();
        for (var question = 0; question < 7; question++) {
            var changes = 2 * question;
            Stream.of(work, other).forEach(one -> {
                var lease = new Lease(one.job(), 5 + changes);
                handover.take(lease).map(HandoverTests::asked).ifPresent(asked::add);
                handover.askAgain(one.under(lease), handle);
            });
            clock.advance(Duration.ofSeconds(10));
        }

        assertThat(asked).hasSize(12);
        assertThat(read).containsExactly(work.connection().id());
        assertThat(asked)
                .extracting(one -> one.connection().name())
                .startsWith("Sandbox")
                .endsWith("As read now", "As read now");
    }

    @Test
    void afterTenMinutesTheDatabaseTells() {
        askAgain(work);
        clock.advance(Duration.ofMinutes(10));

        assertThat(handover.take(later(2))).isEmpty();
    }

    @Test
    void atTheDeadlineTheDatabaseTells() {
        var urgent = work(Duration.ofMinutes(5));
        askAgain(urgent);
        clock.advance(Duration.ofMinutes(5));

        assertThat(handover.take(new Lease(urgent.job(), 7))).isEmpty();
    }

    private void askAgain(Work one) {
        assertThat(handover.take(one.lease())).isEmpty();
        handover.askAgain(one, handle);
    }

    private static Work asked(Step step) {
        return ((Step.Check) step).work();
    }

    private Optional<Connection> connectionNow(ConnectionId id) {
        read.add(id);
        return Optional.of(connection(id, "As read now"));
    }

    private void giveOut() {
        handover.on(new Handover.GivenOut(List.of(work)));
    }

    private void changed(JobState state) {
        handover.on(new JobChanged(work.member().team(), work.batch(), work.job(), state));
    }

    private Lease later(int changes) {
        return new Lease(work.job(), work.lease().number() + changes);
    }

    private Work work(Duration deadline) {
        var now = clock.instant();
        return new Work(
                new Lease(new JobId(TimeOrderedIds.next()), 5),
                now,
                now.plus(deadline),
                new BatchId(TimeOrderedIds.next()),
                TimeOrderedIds.next(),
                connection(new ConnectionId(TimeOrderedIds.next()), "Sandbox"),
                new Member(new TeamId(TimeOrderedIds.next()), new UserId(TimeOrderedIds.next())),
                new Recipe(
                        new VendorId("sandbox"),
                        new ModelId("nano-banana-2"),
                        "A leaf",
                        AspectRatio.SQUARE,
                        ResolutionTier.ONE_K),
                0,
                List.of());
    }

    private static Connection connection(ConnectionId id, String name) {
        return new Connection(
                id,
                new VendorId("sandbox"),
                name,
                true,
                false,
                0,
                1,
                new TreeSet<>(),
                Limits.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                PriceTable.EMPTY,
                Corrections.NONE,
                Optional.empty());
    }
}
