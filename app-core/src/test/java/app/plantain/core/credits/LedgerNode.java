package app.plantain.core.credits;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** One of several nodes on a database. It remembers only what it wrote itself, and holds and resolves in groups. */
final class LedgerNode {

    private static final int MOST_TOGETHER = 10;

    private final Ledger ledger;
    private final GroupCommit<ToHold, List<HoldId>> holds;
    private final GroupCommit<ToResolve, Boolean> resolutions;

    LedgerNode(ApplicationContext context) {
        this(context, context.getBean(Clock.class));
    }

    LedgerNode(ApplicationContext context, Clock clock) {
        var transaction = context.getBean(TransactionTemplate.class);
        ledger = new Ledger(
                context.getBean(LedgerRows.class),
                new RememberedHeads(),
                context.getBean(GrantRows.class),
                context.getBean(CreditCalendar.class),
                context,
                clock);
        holds = new GroupCommit<>(MOST_TOGETHER, transaction, this::holdTogether);
        resolutions = new GroupCommit<>(MOST_TOGETHER, transaction, this::resolveTogether);
    }

    private record ToHold(Reservation reservation) implements GroupCommit.Wish {

        @Override
        public TeamId team() {
            return reservation.team();
        }
    }

    private record ToResolve(Resolution resolution) implements GroupCommit.Wish {

        @Override
        public TeamId team() {
            return resolution.team();
        }
    }

    private List<List<HoldId>> holdTogether(List<ToHold> wishes) {
        return ledger.hold(wishes.stream().map(ToHold::reservation).toList(), (_, _) -> {});
    }

    private List<Boolean> resolveTogether(List<ToResolve> wishes) {
        ledger.resolve(wishes.stream().map(ToResolve::resolution).toList());
        return wishes.stream().map(_ -> true).toList();
    }

    List<HoldId> hold(Member by, Credits each, int count) {
        return holds.join(new ToHold(new Reservation(by.team(), each, count, by.user(), "Images")));
    }

    void resolve(HoldId hold, TeamId team, Credits held, Credits captured) {
        var _ = resolutions.join(new ToResolve(new Resolution(hold, team, held, captured, "Delivered")));
    }
}
