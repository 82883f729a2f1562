package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Timeout(30)
class GroupCommitTests {

    private final List<List<Integer>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final List<Thread> callers = new ArrayList<>();
    private final GroupCommit<String, Integer, String> commits = new GroupCommit<>(3, this::transaction);

    @Test
    void whoComesAloneIsDoneAlone() {
        mayEnd.countDown();

        assertThat(commits.join("team", 1)).isEqualTo("1 done");
        assertThat(commits.join("team", 2)).isEqualTo("2 done");
        assertThat(transactions).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whoeverComesMeanwhileIsDoneTogetherThreeAtATime() throws Exception {
        var first = call("team", 0);
        begun.await();
        var others = IntStream.rangeClosed(1, 4)
                .mapToObj(wish -> callAndQueue("team", wish))
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
        var first = call("team", 0);
        begun.await();

        assertThat(commits.join("another", 1)).isEqualTo("1 done");
        assertThat(first).isNotDone();

        mayEnd.countDown();
        assertThat(first.get()).isEqualTo("0 done");
    }

    @Test
    void whereSeveralFailTogetherEachIsDoneAlone() throws Exception {
        var first = call("team", 0);
        begun.await();
        var good = callAndQueue("team", 1);
        var bad = callAndQueue("team", -2);
        var later = callAndQueue("team", 3);
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

        assertThatThrownBy(() -> commits.join("team", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-1 is refused");
        assertThat(commits.join("team", 1)).isEqualTo("1 done");
    }

    @Test
    void whoHasATransactionDoesItInThere() throws Exception {
        var first = call("team", 0);
        begun.await();

        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThat(commits.join("team", 1)).isEqualTo("1 done");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }

        mayEnd.countDown();
        assertThat(first.get()).isEqualTo("0 done");
    }

    private List<String> transaction(List<Integer> wishes) {
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

    private CompletableFuture<String> call(String key, int wish) {
        var result = new CompletableFuture<String>();
        callers.add(Thread.ofVirtual().start(() -> {
            try {
                result.complete(commits.join(key, wish));
            } catch (RuntimeException failed) {
                result.completeExceptionally(failed);
            }
        }));
        return result;
    }

    /** Returns when the caller stands in the line. */
    private CompletableFuture<String> callAndQueue(String key, int wish) {
        var result = call(key, wish);
        while (callers.getLast().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return result;
    }
}
