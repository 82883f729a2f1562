package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.identity.Member;
import app.plantain.core.testing.Histories;
import app.plantain.core.testing.TestTeams;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Random histories of a team's credits, beside a model that is too simple to be wrong. */
class LedgerHistoryTests extends Histories {

    /** What may happen to a team's credits; {@code which} picks one of the holds or grants so far. */
    sealed interface Event {
        record Grant(int hundredths) implements Event {}

        record GrantAgain(int which) implements Event {}

        record Hold(int hundredths, int count) implements Event {}

        record Capture(int which, int percent) implements Event {}

        record Release(int which) implements Event {}
    }

    @Property(tries = 60)
    void everyHistoryOnH2EndsWhereTheModelDoes(@ForAll("histories") List<Event> history) {
        new Run(onH2()).play(history);
    }

    @Property(tries = 40)
    void everyHistoryOnPostgresEndsWhereTheModelDoes(@ForAll("histories") List<Event> history) {
        new Run(onPostgres()).play(history);
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        var amount = Arbitraries.integers().between(1, 5_000);
        var which = Arbitraries.integers().between(0, 1_000);
        return Arbitraries.<Event>oneOf(
                        amount.map(Event.Grant::new),
                        which.map(Event.GrantAgain::new),
                        amount.flatMap(
                                each -> Arbitraries.integers().between(1, 4).map(count -> new Event.Hold(each, count))),
                        which.flatMap(hold ->
                                Arbitraries.integers().between(0, 100).map(part -> new Event.Capture(hold, part))),
                        which.map(Event.Release::new))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** One history of one new team. */
    private static final class Run {

        private record OpenHold(HoldId id, Credits amount) {}

        private final Ledger ledger;
        private final LedgerProof proof;
        private final TransactionTemplate transaction;
        private final Member member;
        private final List<Credits> grants = new ArrayList<>();
        private final List<OpenHold> open = new ArrayList<>();
        private long available;
        private long held;

        Run(ApplicationContext context) {
            ledger = context.getBean(Ledger.class);
            proof = context.getBean(LedgerProof.class);
            transaction = context.getBean(TransactionTemplate.class);
            member = transaction.execute(status -> {
                var someone = new TestTeams(context.getBean(JdbcTemplate.class)).member();
                ledger.open(someone.team());
                return someone;
            });
        }

        void play(List<Event> history) {
            for (var event : history) {
                apply(event);
                assertThat(ledger.balance(member.team()))
                        .isEqualTo(new Balance(new Credits(available), new Credits(held)));
            }
            assertThat(proof.breaks()).isEmpty();
        }

        private void apply(Event event) {
            switch (event) {
                case Event.Grant(var hundredths) -> {
                    grants.add(new Credits(hundredths));
                    grant(grants.size() - 1);
                    available += hundredths;
                }
                case Event.GrantAgain(var which) -> {
                    if (!grants.isEmpty()) {
                        grant(which % grants.size());
                    }
                }
                case Event.Hold(var hundredths, var count) -> hold(new Credits(hundredths), count);
                case Event.Capture(var which, var percent) -> resolve(which, percent);
                case Event.Release(var which) -> resolve(which, 0);
            }
        }

        private void grant(int number) {
            ledger.grant(member.team(), grants.get(number), "Grant", null, "grant:" + member.team() + ":" + number);
        }

        private void hold(Credits each, int count) {
            var needed = each.times(count).hundredths();
            try {
                var holds =
                        transaction.execute(status -> ledger.hold(member.team(), each, count, member.user(), "Images"));
                assertThat(needed).isLessThanOrEqualTo(available);
                holds.forEach(id -> open.add(new OpenHold(id, each)));
                available -= needed;
                held += needed;
            } catch (InsufficientCredits refused) {
                assertThat(needed).isGreaterThan(available);
            }
        }

        private void resolve(int which, int percent) {
            if (open.isEmpty()) {
                return;
            }
            var hold = open.remove(which % open.size());
            var captured = new Credits(hold.amount().hundredths() * percent / 100);
            for (var times = 0; times < 2; times++) {
                transaction.executeWithoutResult(status -> ledger.capture(hold.id(), captured, "Delivered"));
            }
            held -= hold.amount().hundredths();
            available += hold.amount().minus(captured).hundredths();
        }
    }
}
