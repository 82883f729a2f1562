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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HandoverTests {

    private final SettableClock clock = new SettableClock();
    private final Handover handover = new Handover(clock);
    private final Handle handle = new Handle("task-1");
    private final Work work = work();

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
        handover.askAgain(work, handle);
        clock.advance(Duration.ofSeconds(10));

        assertThat(handover.take(later(2))).contains(new Step.Check(work.under(later(2)), handle));
    }

    @Test
    void afterAMinuteOrAtTheDeadlineTheDatabaseTells() {
        handover.askAgain(work, handle);
        clock.advance(Duration.ofMinutes(1));
        assertThat(handover.take(later(2))).isEmpty();

        var overdue = work();
        clock.advance(Duration.ofMinutes(10));
        handover.askAgain(overdue, handle);
        assertThat(handover.take(new Lease(overdue.job(), 7))).isEmpty();
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

    private Work work() {
        var now = clock.instant();
        return new Work(
                new Lease(new JobId(TimeOrderedIds.next()), 5),
                now,
                now.plus(Duration.ofMinutes(10)),
                new BatchId(TimeOrderedIds.next()),
                TimeOrderedIds.next(),
                connection(),
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

    private static Connection connection() {
        return new Connection(
                new ConnectionId(TimeOrderedIds.next()),
                new VendorId("sandbox"),
                "Sandbox",
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
