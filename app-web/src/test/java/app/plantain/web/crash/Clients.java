package app.plantain.web.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Programs that ask for images all the time, from whichever node answers, and remember which batches they were told
 * were taken. They wait for no image: the nodes are told to answer at once, with the batch's name.
 */
final class Clients implements AutoCloseable {

    static final String API_KEY = "pl_crashTrialCrashTrialCrashTrial";

    private static final int COUNT = 8;
    private static final int MOST_IMAGES = 3;
    private static final int EVEN_IMAGES = 2;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Node> nodes;
    private final List<Thread> threads;
    private final Load load;
    private volatile boolean running = true;

    /** How much is asked for. */
    enum Load {
        /** As much as two processors bear on PostgreSQL, of one to three images, at random times. */
        HEAVY(8),
        /** The same on the built-in database, where one transaction writes at a time. */
        HEAVY_FOR_ONE_WRITER(5),
        /** Two images at even times, for measuring. */
        EVEN(4);

        private final int batchesASecond;
        private final int pauseMillis;

        Load(int batchesASecond) {
            this.batchesASecond = batchesASecond;
            this.pauseMillis = 1_000 * COUNT / batchesASecond;
        }

        /** Of even load. */
        int imagesASecond() {
            return EVEN_IMAGES * batchesASecond;
        }
    }

    private Clients(List<Node> nodes, long seed, Load load) {
        this.nodes = nodes;
        this.load = load;
        this.threads = new Random(seed)
                .longs(COUNT)
                .mapToObj(one -> Thread.ofPlatform().daemon().name("client").unstarted(() -> ask(new Random(one))))
                .toList();
    }

    static Clients start(List<Node> nodes, long seed, Load load) {
        var clients = new Clients(nodes, seed, load);
        clients.threads.forEach(Thread::start);
        return clients;
    }

    /** The batches that were said to be taken, and of how many images. */
    Map<String, Integer> acknowledged() {
        return new TreeMap<>(acknowledged);
    }

    /** How many submissions were refused, or ended without an answer. */
    int unanswered() {
        return unanswered.get();
    }

    @Override
    public void close() {
        running = false;
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Random random) {
        try {
            Thread.sleep(random.nextInt(load.pauseMillis));
            var next = System.nanoTime();
            while (running) {
                next = Math.max(next, System.nanoTime() - 1_000_000L * load.pauseMillis) + 1_000_000L * pause(random);
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                var node = nodes.get(random.nextInt(nodes.size()));
                if (node.isReady()) {
                    submit(node, images(random), "A leaf, number " + random.nextInt(1_000_000));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private int pause(Random random) {
        return switch (load) {
            case HEAVY, HEAVY_FOR_ONE_WRITER -> load.pauseMillis / 2 + random.nextInt(load.pauseMillis);
            case EVEN -> load.pauseMillis;
        };
    }

    private int images(Random random) {
        return switch (load) {
            case HEAVY, HEAVY_FOR_ONE_WRITER -> 1 + random.nextInt(MOST_IMAGES);
            case EVEN -> EVEN_IMAGES;
        };
    }

    private void submit(Node node, int images, String prompt) throws InterruptedException {
        var body = "{\"model\":\"nano-banana\",\"prompt\":\"%s\",\"n\":%d}".formatted(prompt, images);
        var request = HttpRequest.newBuilder(node.address().resolve("/v1/images/generations"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + API_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            http.send(request, BodyHandlers.discarding())
                    .headers()
                    .firstValue("X-Plantain-Batch")
                    .ifPresentOrElse(batch -> acknowledged.put(batch, images), unanswered::incrementAndGet);
        } catch (IOException notAcknowledged) {
            // The node died over it: it may be taken or not, and nobody was promised anything.
            unanswered.incrementAndGet();
        }
    }
}
