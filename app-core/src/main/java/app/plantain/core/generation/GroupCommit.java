package app.plantain.core.generation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What several callers want done for the same key while one of them is at it is done in one transaction after that: one
 * lock, one commit. Who comes alone waits for nobody. Where the transaction of several fails, each is done in one of its
 * own, so that none fails because of another.
 *
 * @param <K> for what they would have to queue in any case, such as a team's credits
 * @param <T> what one of them wants done
 * @param <R> what comes of it
 */
final class GroupCommit<K, T, R> {

    private final int most;
    private final Function<List<T>, List<R>> transaction;
    private final Map<K, Line<T, R>> lines = new HashMap<>();

    /**
     * @param most in one transaction
     * @param transaction does all of it or nothing, and gives what came of each in their order
     */
    GroupCommit(int most, Function<List<T>, List<R>> transaction) {
        this.most = most;
        this.transaction = transaction;
    }

    /** One caller, and what it waits for. */
    private record Place<T, R>(T wish, CompletableFuture<R> result) {}

    /** Those who wait for the same. */
    private static final class Line<T, R> {
        private final ReentrantLock turn = new ReentrantLock();
        private final Deque<Place<T, R>> waiting = new ArrayDeque<>();
        private int callers;
    }

    /** Does it, perhaps together with others; in the caller's own transaction, where it has one. Throws what that throws. */
    R join(K key, T wish) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return transaction.apply(List.of(wish)).getFirst();
        }
        var own = new Place<T, R>(wish, new CompletableFuture<>());
        var line = enter(key, own);
        line.turn.lock();
        try {
            while (!own.result().isDone()) {
                run(next(line));
            }
        } finally {
            line.turn.unlock();
            leave(key, line);
        }
        return resultOf(own);
    }

    private synchronized Line<T, R> enter(K key, Place<T, R> own) {
        var line = lines.computeIfAbsent(key, _ -> new Line<>());
        line.callers++;
        line.waiting.add(own);
        return line;
    }

    private synchronized void leave(K key, Line<T, R> line) {
        if (--line.callers == 0) {
            lines.remove(key);
        }
    }

    private synchronized List<Place<T, R>> next(Line<T, R> line) {
        var group = new ArrayList<Place<T, R>>();
        while (group.size() < most && !line.waiting.isEmpty()) {
            group.add(line.waiting.remove());
        }
        return group;
    }

    private void run(List<Place<T, R>> group) {
        try {
            var results = transaction.apply(group.stream().map(Place::wish).toList());
            for (var number = 0; number < group.size(); number++) {
                group.get(number).result().complete(results.get(number));
            }
        } catch (RuntimeException failed) {
            if (group.size() == 1) {
                group.getFirst().result().completeExceptionally(failed);
            } else {
                group.forEach(one -> run(List.of(one)));
            }
        } catch (Error broken) {
            group.forEach(one -> one.result().completeExceptionally(broken));
            throw broken;
        }
    }

    private static <R> R resultOf(Place<?, R> own) {
        try {
            return own.result().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
