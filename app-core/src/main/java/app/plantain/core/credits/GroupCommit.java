package app.plantain.core.credits;

import static java.util.Objects.requireNonNull;

import app.plantain.core.identity.TeamId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Operations on a team's credits wait for one another until each is on the disk. What several callers want done for a team
 * while one of them is at it is therefore done in one transaction after that: one lock, one commit. Who comes alone waits
 * for nobody. Where the transaction of several fails, each is done in one of its own, so that none fails because of
 * another.
 *
 * @param <T> what one of them wants done
 * @param <R> what comes of it
 */
public final class GroupCommit<T, R> {

    private final int most;
    private final Together<T, R> together;
    private final TransactionTemplate transaction;
    private final Map<TeamId, Line<T, R>> lines = new HashMap<>();

    /**
     * @param most in one transaction
     * @param transaction in which all of it is done, or nothing
     */
    public GroupCommit(int most, TransactionTemplate transaction, Together<T, R> together) {
        this.most = most;
        this.transaction = transaction;
        this.together = together;
    }

    /** Does what several want for a team. It may be asked to do the same once more, after a transaction has failed. */
    public interface Together<T, R> {

        /** Gives what came of each, in their order. */
        List<R> apply(TeamId team, List<T> wishes);
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
    public R join(TeamId team, T wish) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return together.apply(team, List.of(wish)).getFirst();
        }
        var own = new Place<T, R>(wish, new CompletableFuture<>());
        var line = enter(team, own);
        line.turn.lock();
        try {
            while (!own.result().isDone()) {
                run(team, next(line));
            }
        } finally {
            line.turn.unlock();
            leave(team, line);
        }
        return resultOf(own);
    }

    private synchronized Line<T, R> enter(TeamId team, Place<T, R> own) {
        var line = lines.computeIfAbsent(team, _ -> new Line<>());
        line.callers++;
        line.waiting.add(own);
        return line;
    }

    private synchronized void leave(TeamId team, Line<T, R> line) {
        if (--line.callers == 0) {
            lines.remove(team);
        }
    }

    private synchronized List<Place<T, R>> next(Line<T, R> line) {
        var group = new ArrayList<Place<T, R>>();
        while (group.size() < most && !line.waiting.isEmpty()) {
            group.add(line.waiting.remove());
        }
        return group;
    }

    private void run(TeamId team, List<Place<T, R>> group) {
        try {
            var results = committed(team, group.stream().map(Place::wish).toList());
            for (var number = 0; number < group.size(); number++) {
                group.get(number).result().complete(results.get(number));
            }
        } catch (RuntimeException failed) {
            if (group.size() == 1) {
                group.getFirst().result().completeExceptionally(failed);
            } else {
                group.forEach(one -> run(team, List.of(one)));
            }
        } catch (Error broken) {
            group.forEach(one -> one.result().completeExceptionally(broken));
            throw broken;
        }
    }

    private List<R> committed(TeamId team, List<T> wishes) {
        return requireNonNull(transaction.execute(_ -> together.apply(team, wishes)));
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
