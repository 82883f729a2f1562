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

/**
 * Programs that ask for images all the time, from whichever node answers, and remember which batches they were told
 * were taken. They wait for no image: the nodes are told to answer at once, with the batch's name.
 */
final class Clients implements AutoCloseable {

    static final String API_KEY = "pl_crashTrialCrashTrialCrashTrial";

    private static final int COUNT = 4;
    private static final int MOST_IMAGES = 3;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final List<Node> nodes;
    private final List<Thread> threads;
    private final int pauseMillis;
    private final boolean steady;
    private volatile boolean running = true;

    private Clients(List<Node> nodes, long seed, double batchesASecond, boolean steady) {
        this.nodes = nodes;
        this.steady = steady;
        this.pauseMillis = (int) (1000 * COUNT / batchesASecond);
        this.threads = new Random(seed)
                .longs(COUNT)
                .mapToObj(one -> Thread.ofPlatform().daemon().name("client").unstarted(() -> ask(new Random(one))))
                .toList();
    }

    /** @param steady whether all batches have two images and come at even times, for measuring */
    static Clients start(List<Node> nodes, long seed, double batchesASecond, boolean steady) {
        var clients = new Clients(nodes, seed, batchesASecond, steady);
        clients.threads.forEach(Thread::start);
        return clients;
    }

    /** The batches that were said to be taken, and of how many images. */
    Map<String, Integer> acknowledged() {
        return new TreeMap<>(acknowledged);
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
            while (running) {
                Thread.sleep(steady ? pauseMillis : pauseMillis / 2 + random.nextInt(pauseMillis));
                var images = steady ? 2 : 1 + random.nextInt(MOST_IMAGES);
                var node = nodes.get(random.nextInt(nodes.size()));
                if (node.isReady()) {
                    submit(node, images, "A leaf, number " + random.nextInt(1_000_000));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
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
                    .ifPresent(batch -> acknowledged.put(batch, images));
        } catch (IOException notAcknowledged) {
            // The node died over it: it may be taken or not, and nobody was promised anything.
        }
    }
}
