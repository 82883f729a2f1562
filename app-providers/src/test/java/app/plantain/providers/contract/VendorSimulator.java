package app.plantain.providers.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A vendor on this machine that does what its page says and refuses what its page refuses, unless it is told to
 * misbehave. Under {@code /pictures} it is also the host of its pictures.
 */
public abstract class VendorSimulator implements AutoCloseable {

    /** The one key that it accepts. */
    public static final String KEY = "sk-simulated-4711";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] PICTURE = "\u0089PNG\r\n\u001a\nA picture".getBytes(StandardCharsets.ISO_8859_1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Call, Misbehaviour> misbehaviours = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Set<String> tasks = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile Stage stage = Stage.DONE;
    private volatile String reason = "The engine broke";

    protected VendorSimulator() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
    }

    /** What a request asks for, empty for what the vendor does not know. */
    protected abstract Optional<Call> callOf(String method, String path);

    /** The answer to a request with the right key, as the vendor's page says. */
    protected abstract Answer answer(Seen request);

    /** Whether a request has the right key where the vendor wants it. */
    protected boolean hasKey(Seen request) {
        return ("Bearer " + KEY).equals(request.header("Authorization"));
    }

    /** The answer to a request with another key. */
    protected abstract Answer unauthorized();

    /** The answer to a request that the vendor does not know. */
    protected abstract Answer unknown(String method, String path);

    public void start() {
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where it is, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on does this to every such request. */
    public void misbehave(Call call, Misbehaviour misbehaviour) {
        misbehaviours.put(call, misbehaviour);
    }

    /** Does as it should again, with nothing seen and no task. */
    public void forget() {
        misbehaviours.clear();
        seen.clear();
        taken.set(0);
        stage = Stage.DONE;
    }

    /** Does as it should again. */
    public void behave() {
        misbehaviours.clear();
    }

    public void stage(Stage now) {
        stage = now;
    }

    /** Lets tasks fail for a reason. */
    public void fail(String why) {
        stage = Stage.FAILED;
        reason = why;
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public List<Seen> seen(Call call) {
        return seen.stream().filter(request -> request.call() == call).toList();
    }

    /** How many tasks it has taken, which it would bill. */
    public int taken() {
        return taken.get();
    }

    /** The bytes of every picture. */
    public static byte[] picture() {
        return PICTURE.clone();
    }

    @Override
    public void close() {
        if (open.getAndSet(false)) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    protected Stage stage() {
        return stage;
    }

    protected String reason() {
        return reason;
    }

    protected String newTask() {
        var task = "task_" + taken.incrementAndGet();
        tasks.add(task);
        return task;
    }

    protected boolean knows(String task) {
        return tasks.contains(task);
    }

    protected String pictureOf(String task) {
        return address() + "/pictures/" + task + ".png";
    }

    /** An object of JSON from names and values in turn. */
    protected static String object(@Nullable Object... namesAndValues) {
        var object = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.set(String.valueOf(namesAndValues[i]), JSON.valueToTree(namesAndValues[i + 1]));
        }
        return object.toString();
    }

    protected static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getRawPath();
        var call =
                path.startsWith("/pictures/") ? Optional.of(Call.PICTURE) : callOf(exchange.getRequestMethod(), path);
        if (call.isEmpty()) {
            send(exchange, unknown(exchange.getRequestMethod(), path));
            return;
        }
        var request =
                new Seen(call.get(), exchange.getRequestMethod(), path, exchange.getRequestHeaders(), parse(body));
        seen.add(request);
        var misbehaviour = misbehaviours.get(call.get());
        if (misbehaviour == null) {
            send(exchange, honest(request));
        } else {
            misbehaviour.act(exchange, () -> honest(request));
        }
    }

    private Answer honest(Seen request) {
        if (request.call() == Call.PICTURE) {
            var agent = String.valueOf(request.header("User-Agent"));
            return agent.startsWith("Mozilla/5.0")
                    ? Answer.of(200, "image/png", picture())
                    : Answer.of(403, "text/html", "<h1>Forbidden</h1>".getBytes(StandardCharsets.UTF_8));
        }
        return hasKey(request) ? answer(request) : unauthorized();
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }
}
