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
    private static final TeamId THIRD = new TeamId(new UUID(0, 3));

    private final List<List<Integer>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private volatile boolean commitsFail;
    private final List<Thread> callers = new ArrayList<>();
    private final GroupCommit<Wish, String> commits =
            new GroupCommit<>(3, new TransactionTemplate(new ResourcelessTransactions()), this::together);

    /**
     * Who wishes for 0 waits in the transaction until it may end, and who wishes for less is refused.
     *
     * @param number tells it from others
     */
    private record Wish(TeamId team, int number, int size) implements GroupCommit.Wish {

        private Wish(TeamId team, int number) {
            this(team, number, 1);
        }
    }

    @Test
    void whoComesAloneIsDoneAlone() {
        assertThat(commits.join(new Wish(TEAM, 1))).isEqualTo("1 done");
        assertThat(commits.join(new Wish(TEAM, 2))).isEqualTo("2 done");
        assertThat(transactions).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whoeverOfTheTeamComesMeanwhileIsDoneTogetherThreeAtATime() throws Exception {
        var first = callAndBegin(TEAM);
        var others = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> callAndQueue(new Wish(TEAM, number)))
                .toList();
        mayEnd.countDown();

        assertThat(first.get()).isEqualTo("0 done");
        for (var other : others) {
            assertThat(other.get()).endsWith(" done");
        }
        assertThat(transactions).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4));
    }

    @Test
    void anotherTeamWaitsForNobodyWhileOneIsUnderWay() throws Exception {
        var first = callAndBegin(TEAM);

        assertThat(commits.join(new Wish(ANOTHER, 1))).isEqualTo("1 done");
        assertThat(first).isNotDone();

        mayEnd.countDown();
        assertThat(first.get()).isEqualTo("0 done");
    }

    @Test
    void whileTwoAreUnderWayAllOthersWaitAndAreThenDoneTogether() throws Exception {
        var first = callAndBegin(TEAM);
        var second = callAndBegin(ANOTHER);
        var third = callAndQueue(new Wish(THIRD, 1));
        var fourth = callAndQueue(new Wish(TEAM, 2));
        var fifth = callAndQueue(new Wish(THIRD, 3));
        mayEnd.countDown();

        CompletableFuture.allOf(first, second, third, fourth, fifth).get();
        assertThat(transactions.subList(0, 2)).containsOnly(List.of(0));
        assertThat(transactions.subList(2, transactions.size()).stream().flatMap(List::stream))
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(transactions).anyMatch(together -> together.containsAll(List.of(1, 3)));
    }

    @Test
    void whatIsTooLargeToBeDoneWithOthersIsDoneAlone() throws Exception {
        var first = callAndBegin(TEAM);
        var small = callAndQueue(new Wish(TEAM, 1, 1));
        var large = callAndQueue(new Wish(TEAM, 2, 9));
        var last = callAndQueue(new Wish(TEAM, 3, 2));
        mayEnd.countDown();

        CompletableFuture.allOf(first, small, large, last).get();
        assertThat(transactions).containsExactly(List.of(0), List.of(1, 3), List.of(2));
    }

    @Test
    void whereSeveralFailTogetherEachIsDoneAlone() throws Exception {
        var first = callAndBegin(TEAM);
        var good = callAndQueue(new Wish(TEAM, 1));
        var bad = callAndQueue(new Wish(TEAM, -2));
        var later = callAndQueue(new Wish(TEAM, 3));
        mayEnd.countDown();

        assertThat(first.get()).isEqualTo("0 done");
        assertThat(good.get()).isEqualTo("1 done");
        assertThat(later.get()).isEqualTo("3 done");
        assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("-2 is refused");
        assertThat(transactions).containsExactly(List.of(0), List.of(1, -2, 3), List.of(1), List.of(-2), List.of(3));
    }

    @Test
    void afterACommitThatFailedNothingIsDoneAgain() throws Exception {
        var first = callAndBegin(TEAM);
        var second = callAndQueue(new Wish(TEAM, 1));
        var third = callAndQueue(new Wish(TEAM, 2));
        commitsFail = true;
        mayEnd.countDown();

        for (var call : List.of(first, second, third)) {
            assertThatThrownBy(call::get).hasRootCauseMessage("The connection is gone");
        }
        assertThat(transactions).containsExactly(List.of(0), List.of(1, 2));
    }

    @Test
    void whoFailsAloneHearsWhyAndNobodyWaitsForIt() {
        assertThatThrownBy(() -> commits.join(new Wish(TEAM, -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-1 is refused");
        assertThat(commits.join(new Wish(TEAM, 1))).isEqualTo("1 done");
    }

    @Test
    void whoHasATransactionDoesItInThere() throws Exception {
        var first = callAndBegin(TEAM);

        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThat(commits.join(new Wish(TEAM, 1))).isEqualTo("1 done");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }

        mayEnd.countDown();
        assertThat(first.get()).isEqualTo("0 done");
    }

    @Test
    void aHundredCallersOfTenTeamsAreAllDoneOnce() {
        var calls = IntStream.rangeClosed(1, 100)
                .mapToObj(number -> call(new Wish(new TeamId(new UUID(0, number % 10)), number)))
                .toList();

        assertThat(calls.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100)
                        .mapToObj(number -> number + " done")
                        .toList());
        assertThat(transactions.stream().flatMap(List::stream)).hasSize(100).doesNotHaveDuplicates();
    }

    private List<String> together(List<Wish> wishes) {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isTrue();
        transactions.add(wishes.stream().map(Wish::number).toList());
        if (wishes.getFirst().number() == 0) {
            awaitEnd();
        }
        wishes.stream().filter(wish -> wish.number() < 0).findFirst().ifPresent(wish -> {
            throw new IllegalArgumentException(wish.number() + " is refused");
        });
        return wishes.stream().map(wish -> wish.number() + " done").toList();
    }

    private void awaitEnd() {
        try {
            mayEnd.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private CompletableFuture<String> call(Wish wish) {
        var result = new CompletableFuture<String>();
        callers.add(Thread.ofVirtual().start(() -> {
            try {
                result.complete(commits.join(wish));
            } catch (RuntimeException failed) {
                result.completeExceptionally(failed);
            }
        }));
        return result;
    }

    /** Returns when the caller is in its transaction, and waits there. */
    private CompletableFuture<String> callAndBegin(TeamId team) {
        var before = transactions.size();
        var result = callAndQueue(new Wish(team, 0));
        assertThat(transactions).hasSize(before + 1);
        return result;
    }

    /** Returns when the caller waits, in the line or in its transaction. */
    private CompletableFuture<String> callAndQueue(Wish wish) {
        var result = call(wish);
        while (callers.getLast().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return result;
    }

    private final class ResourcelessTransactions extends AbstractPlatformTransactionManager {

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
            if (commitsFail) {
                throw new IllegalStateException("The connection is gone");
            }
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // There is nothing to roll back.
        }
    }
}
