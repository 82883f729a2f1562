package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.identity.TeamId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(30)
class GroupCommitTests {

    private static final TeamId TEAM = new TeamId(new UUID(0, 1));
    private static final TeamId ANOTHER = new TeamId(new UUID(0, 2));

    private final List<List<Integer>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final List<Thread> callers = new ArrayList<>();
    private final GroupCommit<Integer, String> commits =
            new GroupCommit<>(3, new TransactionTemplate(new ResourcelessTransactions()), this::together);

    @Test
    void whoComesAloneIsDoneAlone() {
        mayEnd.countDown();

        assertThat(commits.join(TEAM, 1)).isEqualTo("1 done");
        assertThat(commits.join(TEAM, 2)).isEqualTo("2 done");
        assertThat(transactions).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whoeverComesMeanwhileIsDoneTogetherThreeAtATime() throws Exception {
        var first = call(TEAM, 0);
        begun.await();
        var others = IntStream.rangeClosed(1, 4)
                .mapToObj(wish -> callAndQueue(TEAM, wish))
                .toList();
        mayEnd.countDown();

        assertThat(first.get()).isEqualTo("0 done");
        for (var other : others) {
            assertThat(other.get()).endsWith(" done");
        }
        assertThat(transactions).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4));
    }

    @Test
    void anotherTeamWaitsForNobody() throws Exception {
        var first = call(TEAM, 0);
        begun.await();

        assertThat(commits.join(ANOTHER, 1)).isEqualTo("1 done");
        assertThat(first).isNotDone();

        mayEnd.countDown();
        assertThat(first.get()).isEqualTo("0 done");
    }

    @Test
    void whereSeveralFailTogetherEachIsDoneAlone() throws Exception {
        var first = call(TEAM, 0);
        begun.await();
        var good = callAndQueue(TEAM, 1);
        var bad = callAndQueue(TEAM, -2);
        var later = callAndQueue(TEAM, 3);
        mayEnd.countDown();

        assertThat(first.get()).isEqualTo("0 done");
        assertThat(good.get()).isEqualTo("1 done");
        assertThat(later.get()).isEqualTo("3 done");
        assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("-2 is refused");
        assertThat(transactions).containsExactly(List.of(0), List.of(1, -2, 3), List.of(1), List.of(-2), List.of(3));
    }

    @Test
    void whoFailsAloneHearsWhy() {
        mayEnd.countDown();

        assertThatThrownBy(() -> commits.join(TEAM, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-1 is refused");
        assertThat(commits.join(TEAM, 1)).isEqualTo("1 done");
    }

    @Test
    void whoHasATransactionDoesItInThere() throws Exception {
        var first = call(TEAM, 0);
        begun.await();

        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThat(commits.join(TEAM, 1)).isEqualTo("1 done");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }

        mayEnd.countDown();
        assertThat(first.get()).isEqualTo("0 done");
    }

    private List<String> together(TeamId team, List<Integer> wishes) {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isTrue();
        transactions.add(wishes);
        if (wishes.contains(0)) {
            begun.countDown();
            awaitEnd();
        }
        wishes.stream().filter(wish -> wish < 0).findFirst().ifPresent(wish -> {
            throw new IllegalArgumentException(wish + " is refused");
        });
        return wishes.stream().map(wish -> wish + " done").toList();
    }

    private void awaitEnd() {
        try {
            mayEnd.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private CompletableFuture<String> call(TeamId team, int wish) {
        var result = new CompletableFuture<String>();
        callers.add(Thread.ofVirtual().start(() -> {
            try {
                result.complete(commits.join(team, wish));
            } catch (RuntimeException failed) {
                result.completeExceptionally(failed);
            }
        }));
        return result;
    }

    /** Returns when the caller stands in the line. */
    private CompletableFuture<String> callAndQueue(TeamId team, int wish) {
        var result = call(team, wish);
        while (callers.getLast().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return result;
    }

    private static final class ResourcelessTransactions extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            // There is nothing to begin but the thread's own mark.
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // There is nothing to commit.
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // There is nothing to roll back.
        }
    }
}
