package app.plantain.providers.sandbox.server;

import app.plantain.providers.sandbox.server.Faults.Call;
import app.plantain.providers.sandbox.server.Wire.Answer;
import app.plantain.providers.sandbox.server.Wire.Head;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox as a vendor of its own: an HTTP server on this machine that takes submissions, writes a journal of them,
 * hands out pictures, and misbehaves on demand. Without idempotency, as the real ones.
 *
 * <pre>
 * --port N          else a free one. The first line printed tells where it is, and where it is steered
 * --journal FILE    else none; an existing one is gone on with, so that the work survives a restart
 * --latency TIME    how long a picture takes, such as PT0.5S; else none
 * --pictures KIND   small (else), true, png1024: see {@link Pictures.Kind}
 *
 * POST /v1/tasks                 takes a task: 202 with its id
 * GET  /v1/tasks/ID              how far it is
 * GET  /v1/tasks?ids=ID,ID       how far several are
 * POST /v1/attempts/NAME/close   the tasks of an attempt; it takes none for it any more
 * POST /v1/tasks/ID/cancel       200, or 409 where it is done
 * GET  /images/ID.png            its picture
 *
 * and where it is steered, which is never at fault:
 * POST /faults                   a list of rules, see {@link Faults.Rule}; an empty one ends all faults
 * GET  /counts                   {"requests", "submissions", "faults"} since the start
 * </pre>
 */
public final class SandboxServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long HUGE = 200_000_000;
    private static final int BACKLOG = 1_000;

    private final ServerSocket server;
    private final ServerSocket steering;
    private final Journal journal;
    private final VendorApi api;
    private final Faults faults = new Faults();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong submissions = new AtomicLong();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Thread> doors;

    private SandboxServer(ServerSocket server, ServerSocket steering, Journal journal, VendorApi api) {
        this.server = server;
        this.steering = steering;
        this.journal = journal;
        this.api = api;
        this.doors = List.of(door("sandbox", server, this::visit), door("sandbox-steering", steering, this::steer));
    }

    /** Runs until it is killed. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var options = new HashMap<String, String>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        var journal = options.get("--journal");
        try (var sandbox = start(
                Integer.parseInt(options.getOrDefault("--port", "0")),
                journal == null ? null : Path.of(journal),
                Duration.parse(options.getOrDefault("--latency", "PT0S")),
                options.getOrDefault("--pictures", "small"))) {
            System.out.println(sandbox.address() + " " + sandbox.steeringAddress());
            Thread.currentThread().join();
        }
    }

    /** Starts inside this process; {@link #close} ends it. */
    public static SandboxServer start(int port, @Nullable Path journal, Duration latency, String pictures)
            throws IOException {
        var tasks = new TaskBook(latency);
        if (journal != null) {
            Journal.read(journal).forEach(tasks::takeAgain);
        }
        var written = Journal.at(journal);
        var server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        var sandbox = new SandboxServer(
                server,
                new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
                written,
                new VendorApi(
                        addressOf(server),
                        written,
                        tasks,
                        new Pictures(Pictures.Kind.valueOf(pictures.toUpperCase(Locale.ROOT)))));
        sandbox.doors.forEach(Thread::start);
        return sandbox;
    }

    /** Where it is, by its number: {@code http://127.0.0.1:9000}. */
    public URI address() {
        return addressOf(server);
    }

    /** Where it is steered, and never misbehaves. */
    public URI steeringAddress() {
        return addressOf(steering);
    }

    private static URI addressOf(ServerSocket server) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Lets every request go wrong in one way; without a fault, none. */
    public void misbehave(Fault... kinds) {
        faults.set(Arrays.stream(kinds)
                .map(kind -> new Faults.Rule(kind.kind(), 1.0, null, 1L))
                .toList());
    }

    /** When it returns, whoever connects is refused: a thread that accepts keeps its port open until it has noticed. */
    @Override
    public void close() throws IOException {
        server.close();
        steering.close();
        for (var door : doors) {
            waitFor(door);
        }
        for (var socket : open) {
            socket.close();
        }
        journal.close();
    }

    private interface Visit {
        void on(Wire wire) throws IOException, InterruptedException;
    }

    private static Thread door(String name, ServerSocket server, Consumer<Socket> visit) {
        return Thread.ofPlatform().daemon().name(name).unstarted(() -> serve(server, visit));
    }

    private static void waitFor(Thread door) throws InterruptedIOException {
        try {
            door.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The sandbox may still listen");
        }
    }

    private static void serve(ServerSocket server, Consumer<Socket> visit) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> visit.accept(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void visit(Socket socket) {
        during(socket, wire -> {
            var more = true;
            while (more) {
                if (faults.hitsBeforeReading()) {
                    wire.reset();
                    return;
                }
                more = exchange(wire) && wire.hasMore();
            }
        });
    }

    private void steer(Socket socket) {
        during(socket, wire -> {
            var head = wire.readHead();
            if (head.isPresent()) {
                wire.send(steer(head.get(), wire.readBody(head.get())));
            }
        });
    }

    private Answer steer(Head head, byte[] body) {
        if (head.path().equals("/faults")) {
            faults.set(List.of(JSON.readValue(body, Faults.Rule[].class)));
        }
        var counts = Map.of("requests", requests.get(), "submissions", submissions.get(), "faults", faults.happened());
        return Answer.json(200, JSON.writeValueAsString(counts)).with("Connection: close");
    }

    private void during(Socket socket, Visit visit) {
        open.add(socket);
        try (socket) {
            visit.on(new Wire(socket));
        } catch (IOException | InterruptedException gone) {
            // The other side may go whenever it likes.
        } finally {
            open.remove(socket);
        }
    }

    private boolean exchange(Wire wire) throws IOException, InterruptedException {
        var read = wire.readHead();
        if (read.isEmpty()) {
            return false;
        }
        var head = read.get();
        requests.incrementAndGet();
        var call = callOf(head);
        var fault = call.flatMap(faults::next).orElse(null);
        if (fault == Fault.RESET_BEFORE || fault == Fault.RESET_DURING) {
            if (fault == Fault.RESET_DURING) {
                wire.readHalf(head);
            }
            wire.reset();
            return false;
        }
        var body = wire.readBody(head);
        if (call.isPresent() && call.get() == Call.SUBMIT) {
            submissions.incrementAndGet();
        }
        return finish(wire, head, fault, body);
    }

    private boolean finish(Wire wire, Head head, @Nullable Fault fault, byte[] body)
            throws IOException, InterruptedException {
        if (fault == null) {
            wire.send(api.answer(head, body, "accepted"));
            return !head.isLast();
        }
        switch (fault) {
            case RESET_BEFORE, RESET_DURING -> throw new IllegalStateException("It was reset before");
            case RESET_AFTER -> {
                api.answer(head, body, "reset");
                wire.reset();
            }
            case HALF_ANSWER -> wire.sendHalf(api.answer(head, body, "half answered"));
            case NEVER_ANSWER -> {
                api.answer(head, body, "never answered");
                wire.untilHungUp();
            }
            case DRIP -> wire.drip(api.answer(head, body, "dripped"));
            case STATUS_429 ->
                wire.send(refused(head, body, Answer.json(429, "{}").with("Retry-After: 1")));
            case STATUS_503 -> wire.send(refused(head, body, Answer.json(503, "{}")));
            case STATUS_500 -> wire.send(perhaps(head, body, Answer.json(500, "{}")));
            case HTML -> wire.send(perhaps(head, body, Answer.html(200)));
            case IMAGE_404 -> wire.send(Answer.json(404, "{}"));
            case IMAGE_EXPIRED -> wire.send(Answer.json(410, "{}"));
            case IMAGE_REDIRECT_PRIVATE ->
                wire.send(Answer.json(302, "{}").with("Location: http://169.254.169.254/latest/meta-data/"));
            case IMAGE_HUGE -> wire.flood(HUGE);
            case IMAGE_NOT_AN_IMAGE ->
                wire.send(Answer.of(200, "image/png", "<!doctype html>".getBytes(StandardCharsets.UTF_8)));
        }
        return switch (fault) {
            case STATUS_429,
                    STATUS_503,
                    STATUS_500,
                    HTML,
                    IMAGE_404,
                    IMAGE_EXPIRED,
                    IMAGE_REDIRECT_PRIVATE,
                    IMAGE_NOT_AN_IMAGE -> !head.isLast();
            case RESET_BEFORE, RESET_DURING, RESET_AFTER, HALF_ANSWER, NEVER_ANSWER, DRIP, IMAGE_HUGE -> false;
        };
    }

    private Answer refused(Head head, byte[] body, Answer answer) {
        if (VendorApi.isSubmission(head)) {
            api.refuse(body);
        }
        return answer;
    }

    /** Takes every second submission, and never says so. */
    private Answer perhaps(Head head, byte[] body, Answer answer) {
        if (VendorApi.isSubmission(head) && faults.coin()) {
            api.answer(head, body, "broke down");
            return answer;
        }
        return refused(head, body, answer);
    }

    /** What faults may happen to, empty for what steers the sandbox itself. */
    private static Optional<Call> callOf(Head head) {
        if (VendorApi.isSubmission(head)) {
            return Optional.of(Call.SUBMIT);
        }
        if (head.path().startsWith("/images/")) {
            return Optional.of(Call.IMAGE);
        }
        return head.path().startsWith("/v1/") ? Optional.of(Call.ASK) : Optional.empty();
    }
}
