package app.plantain.core.credits;

import static java.util.Objects.requireNonNull;

import app.plantain.core.identity.TeamId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does in one transaction what several callers want done at the same moment: one lock, one round trip, one flush of the
 * disk. Who comes alone is done at once. Who comes while as many transactions are under way as there may be, or while one
 * is that changes the same team's credits, waits, and is then done together with all others who have come to wait.
 * Where what several want cannot be done in one transaction, each is done in one of its own, so that none fails because
 * of another. What relied on how the node remembers credits to stand is done once more without, where it fails. Where the
 * commit fails, nothing is done again, since it may have come about all the same.
 *
 * @param <T> what one of them wants done
 * @param <R> what comes of it
 */
public final class GroupCommit<T extends GroupCommit.Wish, R> {

    /** One that waits for the disk, and one that is made ready meanwhile. */
    private static final int AT_ONCE = 2;

    private final int most;
    private final Together<T, R> together;
    private final TransactionTemplate transaction;
    private final Set<Place<T, R>> waiting = new LinkedHashSet<>();
    private final Set<TeamId> busy = new HashSet<>();
    private int underWay;

    /**
     * @param most the size of what is done in one transaction, unless a single wish is larger
     * @param transaction in which all of it is done, or nothing
     */
    public GroupCommit(int most, TransactionTemplate transaction, Together<T, R> together) {
        this.most = most;
        this.transaction = transaction;
        this.together = together;
    }

    /** What one caller wants done. */
    public interface Wish {

        /** Whose credits it changes. */
        TeamId team();

        /** How much of a transaction it takes up. */
        default int size() {
            return 1;
        }
    }

    /**
     * Does what several want, and sends all of it to the database. It may be asked to do the same once more, after a
     * transaction that was not committed.
     */
    public interface Together<T, R> {

        /** Gives what came of each, in their order. */
        List<R> apply(List<T> wishes);
    }

    /** One caller. */
    private static final class Place<T extends Wish, R> {

        private final T wish;
        /** Told whether to do what the group wants, or else that it was done. */
        private final CompletableFuture<Boolean> leads = new CompletableFuture<>();

        private final CompletableFuture<R> result = new CompletableFuture<>();

        private Place(T wish) {
            this.wish = wish;
        }

        private TeamId team() {
            return wish.team();
        }
    }

    /** Does it, perhaps together with others; in the caller's own transaction, where it has one. Throws what that throws. */
    public R join(T wish) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return together.apply(List.of(wish)).getFirst();
        }
        var own = new Place<T, R>(wish);
        enter(own);
        if (own.leads.join()) {
            lead(own);
        }
        return resultOf(own);
    }

    private void lead(Place<T, R> leader) {
        var group = gather(leader);
        try {
            run(group, true);
        } finally {
            // They may come back before the next group is gathered.
            group.forEach(one -> one.leads.complete(false));
            leave(group);
        }
    }

    private synchronized void enter(Place<T, R> place) {
        waiting.add(place);
        appoint();
    }

    private synchronized void leave(List<Place<T, R>> group) {
        group.forEach(one -> busy.remove(one.team()));
        underWay--;
        appoint();
    }

    /** Lets those begin who can. Whom they take with them is decided when they do. */
    private void appoint() {
        while (underWay < AT_ONCE) {
            var next =
                    waiting.stream().filter(one -> !busy.contains(one.team())).findFirst();
            if (next.isEmpty()) {
                return;
            }
            waiting.remove(next.get());
            busy.add(next.get().team());
            underWay++;
            next.get().leads.complete(true);
        }
    }

    private synchronized List<Place<T, R>> gather(Place<T, R> leader) {
        var teams = new HashSet<>(Set.of(leader.team()));
        var group = new ArrayList<>(List.of(leader));
        var size = leader.wish.size();
        for (var one : waiting) {
            var team = one.team();
            if (one.wish.size() <= most - size && (teams.contains(team) || !busy.contains(team))) {
                teams.add(team);
                group.add(one);
                size += one.wish.size();
            }
        }
        group.forEach(waiting::remove);
        busy.addAll(teams);
        return group;
    }

    private void run(List<Place<T, R>> group, boolean relying) {
        var reliance = new Reliance();
        try {
            var wishes = group.stream().map(one -> one.wish).toList();
            var results = relying ? reliance.allow(() -> committed(wishes)) : committed(wishes);
            for (var number = 0; number < group.size(); number++) {
                group.get(number).result.complete(results.get(number));
            }
        } catch (NotDone failed) {
            if (reliance.wasUsed()) {
                run(group, false);
            } else if (group.size() == 1) {
                group.getFirst().result.completeExceptionally(failed.why);
            } else {
                group.forEach(one -> run(List.of(one), false));
            }
        } catch (RuntimeException unknown) {
            group.forEach(one -> one.result.completeExceptionally(unknown));
        } catch (Error broken) {
            group.forEach(one -> one.result.completeExceptionally(broken));
            throw broken;
        }
    }

    private List<R> committed(List<T> wishes) {
        return requireNonNull(transaction.execute(_ -> {
            try {
                return together.apply(wishes);
            } catch (RuntimeException failed) {
                throw new NotDone(failed);
            }
        }));
    }

    /** The transaction was rolled back before its commit. */
    private static final class NotDone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException why;

        private NotDone(RuntimeException why) {
            super(why);
            this.why = why;
        }
    }

    private static <R> R resultOf(Place<?, R> own) {
        try {
            return own.result.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
