package app.plantain.core.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.identity.Member;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random orders, returns and changes from many threads: what is counted is what is held and spent, to the hundredth. */
abstract class ParallelBudgetRules extends BudgetScenario {

    private static final int THREADS = 12;
    private static final int DEEDS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsCountedIsWhatIsHeldAndSpent(long seed) throws Exception {
        var hardForTeam = hard(ofTeam(), BudgetPeriod.MONTH, 400);
        var hardForMember = hard(of(member), BudgetPeriod.DAY, 150);
        var soft = soft(of(owner), BudgetPeriod.TOTAL, 20);
        var key = apiKey(member, "ci");
        hard(new BudgetSubject(BudgetScope.API_KEY, key), BudgetPeriod.WEEK, 60);
        var spenders = List.of(Spender.of(owner), Spender.of(member), withKey(member, key));
        var open = new ConcurrentLinkedQueue<Open>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = IntStream.range(0, THREADS)
                    .<Callable<Boolean>>mapToObj(
                            number -> () -> act(new Random(seed * THREADS + number), spenders, open))
                    .toList();
            for (var run : threads.invokeAll(runs)) {
                run.get();
            }
        }

        assertThat(spent(hardForTeam)).isEqualTo(heldAndSpent(owner).plus(heldAndSpent(member)));
        assertThat(spent(hardForMember)).isEqualTo(heldAndSpent(member));
        assertThat(spent(soft)).isEqualTo(heldAndSpent(owner));
        assertThat(book.all(owner.team()))
                .filteredOn(budget -> budget.hardness() == Hardness.HARD)
                .allSatisfy(budget -> assertThat(budget.spent()).isLessThanOrEqualTo(budget.limit()));
        assertThat(proof.breaks()).isEmpty();
    }

    private record Open(HoldId id, Credits amount) {}

    private boolean act(Random random, List<Spender> spenders, Queue<Open> open) {
        for (var deed = 0; deed < DEEDS; deed++) {
            if (random.nextInt(3) < 2) {
                order(random, spenders.get(random.nextInt(spenders.size())), open);
            } else {
                resolve(random, open);
            }
        }
        return true;
    }

    private void order(Random random, Spender spender, Queue<Open> open) {
        var each = new Credits(1 + random.nextInt(800));
        try {
            spend(spender, each, 1 + random.nextInt(3)).forEach(hold -> open.add(new Open(hold, each)));
        } catch (BudgetExceeded | InsufficientCredits refused) {
            assertThat(refused).hasMessageContaining("this needs");
        }
    }

    /** Twice, as after a crash. */
    private void resolve(Random random, Queue<Open> open) {
        var hold = open.poll();
        if (hold == null) {
            return;
        }
        var due = new Credits(hold.amount().hundredths() * random.nextInt(101) / 100);
        var rest = hold.amount().minus(due);
        for (var times = 0; times < 2; times++) {
            transaction.executeWithoutResult(_ -> {
                if (!rest.isZero()) {
                    budgets.giveBack(Map.of(hold.id(), rest));
                }
                ledger.capture(hold.id(), due, "Delivered");
            });
        }
    }

    private Credits heldAndSpent(Member by) {
        return new Credits(Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(sum(coalesce(h.captured, h.amount)), 0) from credit_hold h"
                        + " where h.id in (select t.hold_id from credit_transfer t where t.user_id = ? and t.kind = 'HOLD')",
                Long.class,
                by.user().value())));
    }
}
