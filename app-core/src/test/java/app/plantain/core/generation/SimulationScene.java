package app.plantain.core.generation;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the product's work on one node, which can wait in the middle while others go on. It then has a thread of its
 * own for a stack to wait on; still only one thread runs at any time, and it is the simulation that says which.
 */
abstract class SimulationScene {

    /** A node was killed. An error, because nobody outlives it to handle it. */
    static final class NodeDied extends Error {
        NodeDied() {
            super("The node was killed", null, false, false);
        }
    }

    private final boolean mayWait;
    private final Semaphore goes = new Semaphore(0);
    private final Semaphore stands = new Semaphore(0);
    private boolean begun;
    private boolean over;
    private boolean doomed;
    private @Nullable Throwable thrown;

    /** @param mayWait whether it can wait in the middle, which costs a thread */
    SimulationScene(boolean mayWait) {
        this.mayWait = mayWait;
    }

    /** One that is over before anything else goes on. */
    static SimulationScene of(Runnable work) {
        return new SimulationScene(false) {
            @Override
            void work() {
                work.run();
            }
        };
    }

    /** What is done in it. */
    abstract void work();

    boolean mayWait() {
        return mayWait && !doomed;
    }

    boolean isOver() {
        return over;
    }

    /**
     * Goes on until it waits or is over.
     *
     * @throws NodeDied where its node died meanwhile
     */
    final void goOn() {
        if (mayWait) {
            if (begun) {
                goes.release();
            } else {
                begun = true;
                var _ = Thread.ofVirtual().start(this::play);
            }
            stands.acquireUninterruptibly();
        } else {
            play();
        }
        rethrow();
    }

    /** Waits until somebody lets it go on. Called by the scene itself. */
    final void pause() {
        stands.release();
        goes.acquireUninterruptibly();
        if (doomed) {
            throw new NodeDied();
        }
    }

    /** Its node is killed while it waits. */
    final void kill() {
        doomed = true;
        if (begun && !over) {
            goes.release();
            stands.acquireUninterruptibly();
        }
        over = true;
    }

    private void play() {
        try {
            work();
        } catch (Throwable any) {
            thrown = any;
        } finally {
            over = true;
            stands.release();
        }
    }

    private void rethrow() {
        switch (thrown) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }
}
