package app.plantain.web.crash;

import java.util.List;
import java.util.Random;

/** Kills and freezes nodes at random moments, and starts them again. */
final class Chaos {

    /** Between two disturbances; with one node mostly while it starts. */
    private static final int LONGEST_CALM_MILLIS = 1_000;

    /** How long a node works at most before it is killed. */
    private static final int LONGEST_WORK_MILLIS = 4_000;

    /** Of a hundred disturbances. */
    private static final int FREEZES = 25;

    /** Of a hundred kills, those that meet a node that may just be starting. */
    private static final int KILLS_AT_START = 10;

    private static final int LONGEST_OVER_LEASE_MILLIS = 2_500;

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
            if (random.nextInt(100) < FREEZES) {
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
        }
        Thread.sleep(random.nextInt(LONGEST_WORK_MILLIS));
        node.kill();
        kills++;
        CrashTrial.progress("killed, %d times now".formatted(kills));
        node.start();
    }

    /** Past its lease: when it goes on, its work has been given to others, or to itself once more. */
    private void freeze(Node node) throws InterruptedException {
        node.awaitReady();
        node.freeze();
        Thread.sleep(Trial.LEASE_MILLIS + 500 + random.nextInt(LONGEST_OVER_LEASE_MILLIS));
        node.thaw();
        freezes++;
        CrashTrial.progress("frozen, %d times now".formatted(freezes));
    }
}
