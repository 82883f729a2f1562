package app.plantain.core.generation;

import app.plantain.core.credits.GroupCommit;
import app.plantain.core.generation.SimulationScene.NodeDied;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where the product's code runs. It passes here at each end of a transaction, of a call to a vendor and of storing an
 * image, and may be made to wait, to fail or to die there.
 */
final class SimulationStage {

    private SimulationMood mood = SimulationMood.CALM;
    private SimulationDice dice = new SimulationDice(0);
    private @Nullable SimulationScene scene;

    /** What a commit comes to. */
    enum Commit {
        DONE,
        DIED_BEFORE,
        DIED_AFTER,
        FAILED,
        /** It was done, and the answer was lost. */
        UNKNOWN
    }

    void use(SimulationMood newMood, SimulationDice newDice) {
        mood = newMood;
        dice = newDice;
    }

    /** Has a scene go on until it waits or is over. */
    void play(SimulationScene next) {
        scene = next;
        try {
            next.goOn();
        } finally {
            scene = null;
        }
    }

    /** Code passes a point outside of any transaction. */
    void pass() {
        var playing = scene;
        if (playing == null) {
            return;
        }
        if (dice.chance(mood.crash())) {
            throw new NodeDied();
        }
        if (playing.mayWait() && dice.chance(mood.delay()) && !isInAGroup()) {
            playing.pause();
        }
    }

    /** All nodes are one process here, in which a group that waits would keep those of the other nodes waiting. */
    private static boolean isInAGroup() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.anyMatch(frame -> frame.getDeclaringClass() == GroupCommit.class));
    }

    /** A vendor is called, or has answered. */
    void passVendor() {
        SimulationViolation.unless(
                !TransactionSynchronizationManager.isActualTransactionActive(), "A transaction spans a vendor call");
        pass();
    }

    /** An image is about to be stored. */
    void passStorage() {
        pass();
        if (scene != null && dice.chance(mood.storage())) {
            throw new UncheckedIOException(new IOException("The disk is full"));
        }
    }

    /** A transaction is about to begin. */
    void passBegin() {
        pass();
        if (scene != null && dice.chance(mood.database())) {
            throw new TransientDataAccessResourceException("The database is away");
        }
    }

    Commit commit() {
        if (scene == null) {
            return Commit.DONE;
        }
        if (dice.chance(mood.crash())) {
            return dice.of(Commit.DIED_BEFORE, Commit.DIED_AFTER);
        }
        return dice.chance(mood.database()) ? dice.of(Commit.FAILED, Commit.UNKNOWN) : Commit.DONE;
    }
}
