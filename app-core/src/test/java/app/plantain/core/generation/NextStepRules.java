package app.plantain.core.generation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.generation.NextSteps.NextStep;
import app.plantain.core.provider.ResolutionTier;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the execution of a job whose step has ended, while steps of others end as well. */
@Timeout(60)
abstract class NextStepRules extends EngineScenario {

    @Autowired
    NextSteps nextSteps;

    @Autowired
    JobSchedule schedule;

    private Instant later = Instant.EPOCH;

    @BeforeEach
    void anHourFromNow() {
        later = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void theNextStepIsDueThenAndNobodyHasTheJobMeanwhile() {
        var lease = steps.pick(submitOne(ResolutionTier.ONE_K));
        jdbc.update("update scheduled_tasks set consecutive_failures = 3 where task_instance = ?", idOf(lease));

        nextSteps.set(new NextStep(lease, later));

        assertThat(execution(lease)).isEqualTo(new Execution(later, false, null, 0, lease.number() + 1));
    }

    @Test
    void aJobThatAnotherNodeHasTakenOverStaysWithIt() {
        var lost = steps.pick(submitOne(ResolutionTier.ONE_K));
        var held = steps.pick(lost.job());
        var before = execution(held);

        nextSteps.set(new NextStep(lost, later));

        assertThat(execution(held)).isEqualTo(before);
        assertThat(before.picked()).isTrue();
    }

    @Test
    void stepsThatEndWhileOneIsWrittenDownAreWrittenDownTogether() {
        var leases = Stream.generate(() -> steps.pick(submitOne(ResolutionTier.ONE_K)))
                .limit(4)
                .toList();
        var transactions = new Transactions(number -> {});
        var shared = new NextSteps(jdbc, transactions, clock);

        var results = whileTheFirstIsWrittenDown(shared, transactions, leases);

        assertThat(results).allSatisfy(result -> assertThat(result).succeedsWithin(Duration.ofMinutes(1)));
        assertThat(leases)
                .allSatisfy(lease -> assertThat(execution(lease).due()).isEqualTo(later));
        assertThat(transactions.begun()).isEqualTo(2);
    }

    @Test
    void eachIsToldWhereTheyCannotBeWrittenDownAndIsStillHeld() {
        var leases = Stream.generate(() -> steps.pick(submitOne(ResolutionTier.ONE_K)))
                .limit(3)
                .toList();
        var transactions = new Transactions(number -> {
            if (number == 2) {
                throw new QueryTimeoutException("The database is away");
            }
        });
        var shared = new NextSteps(jdbc, transactions, clock);

        var results = whileTheFirstIsWrittenDown(shared, transactions, leases);

        results.subList(1, 3)
                .forEach(result -> assertThatThrownBy(result::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(QueryTimeoutException.class));
        assertThat(leases).extracting(lease -> execution(lease).picked()).containsExactly(false, true, true);
        shared.set(new NextStep(leases.get(1), later));
        assertThat(execution(leases.get(1)).picked()).isFalse();
    }

    /** Has the first written down slowly, since somebody has locked its job, and the others end meanwhile. */
    private List<CompletableFuture<Void>> whileTheFirstIsWrittenDown(
            NextSteps shared, Transactions transactions, List<Lease> leases) {
        return requireNonNull(transaction.execute(_ -> {
            schedule.lock(leases.getFirst().job());
            var first = inAThread(() -> shared.set(new NextStep(leases.getFirst(), later)));
            await(() -> transactions.begun() == 1);
            var others = leases.stream()
                    .skip(1)
                    .map(lease -> inAThread(() -> shared.set(new NextStep(lease, later))))
                    .toList();
            await(() -> others.stream().allMatch(one -> one.thread().getState() == Thread.State.WAITING));
            return Stream.concat(Stream.of(first), others.stream())
                    .map(InAThread::result)
                    .toList();
        }));
    }

    private record InAThread(Thread thread, CompletableFuture<Void> result) {}

    private static InAThread inAThread(Runnable work) {
        var result = new CompletableFuture<Void>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                work.run();
                result.complete(null);
            } catch (RuntimeException failed) {
                result.completeExceptionally(failed);
            }
        });
        return new InAThread(thread, result);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    /** Counts them as they begin, and has the test do something in each. */
    private final class Transactions extends TransactionTemplate {

        private static final long serialVersionUID = 1L;

        private final AtomicInteger begun = new AtomicInteger();
        private final transient Consumer<Integer> begins;

        private Transactions(Consumer<Integer> begins) {
            super(requireNonNull(transaction.getTransactionManager()));
            this.begins = begins;
        }

        private int begun() {
            return begun.get();
        }

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            begins.accept(begun.incrementAndGet());
            return super.execute(action);
        }
    }

    private record Execution(
            Instant due, boolean picked, @Nullable String pickedBy, int failures, long version) {}

    private Execution execution(Lease lease) {
        return requireNonNull(jdbc.queryForObject(
                """
                select execution_time, picked, picked_by, consecutive_failures, version from scheduled_tasks
                where task_instance = ?""",
                (row, number) -> new Execution(
                        row.getObject("execution_time", OffsetDateTime.class).toInstant(),
                        row.getBoolean("picked"),
                        row.getString("picked_by"),
                        row.getInt("consecutive_failures"),
                        row.getLong("version")),
                idOf(lease)));
    }

    private static String idOf(Lease lease) {
        return lease.job().toString();
    }
}
