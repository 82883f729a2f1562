package app.plantain.web.crash;

import java.util.List;
import java.util.Random;

/** Kills and freezes nodes at random moments, and starts them again. */
final class Chaos {

    private static final int LONGEST_CALM_MILLIS = 1_500;

    /** Of a hundred disturbances among several nodes. */
    private static final int FREEZES = 30;

    /** Of a hundred kills, those that meet a node that is just starting. */
    private static final int KILLS_AT_START = 15;

    private final List<Node> nodes;
    private final Random random;
    private int kills;
    private int freezes;

    Chaos(List<Node> nodes, long seed) {
        this.nodes = nodes;
        this.random = new Random(seed);
    }

    int kills() {
        return kills;
    }

    int freezes() {
        return freezes;
    }

    /** Goes on until so many nodes were killed. All nodes are up again in the end. */
    void run(int wanted) throws InterruptedException {
        while (kills < wanted) {
            Thread.sleep(random.nextInt(LONGEST_CALM_MILLIS));
            var node = nodes.get(random.nextInt(nodes.size()));
            if (nodes.size() > 1 && random.nextInt(100) < FREEZES) {
                freeze(node);
            } else {
                kill(node);
            }
        }
        for (var node : nodes) {
            node.awaitReady();
        }
    }

    private void kill(Node node) throws InterruptedException {
        if (random.nextInt(100) >= KILLS_AT_START) {
            node.awaitReady();
            Thread.sleep(random.nextInt(LONGEST_CALM_MILLIS));
        }
        node.kill();
        kills++;
        CrashTrial.progress("killed, %d times now".formatted(kills));
        node.start();
        if (nodes.size() > 1) {
            Thread.ofVirtual().start(() -> noticeWhenReady(node));
        }
    }

    /** So that the clients come back to it. */
    private static void noticeWhenReady(Node node) {
        try {
            node.awaitReady();
        } catch (InterruptedException | IllegalStateException killedAgain) {
            // The next start is waited for again.
        }
    }

    /** Past its lease: when it goes on, the others have its work. */
    private void freeze(Node node) throws InterruptedException {
        node.awaitReady();
        node.freeze();
        Thread.sleep(Trial.LEASE_MILLIS + 500 + random.nextInt(2_500));
        node.thaw();
        freezes++;
        CrashTrial.progress("frozen, %d times now".formatted(freezes));
    }
}
