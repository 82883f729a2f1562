package app.plantain.web.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One node of the application: a process that is killed, frozen and started again, always at the same address. */
final class Node implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Path log;
    private final int port;
    private final List<String> command;
    private volatile @Nullable Process process;
    private volatile @Nullable Process ready;
    private volatile boolean frozen;

    Node(Path log, List<String> properties) throws IOException {
        this.log = log;
        this.port = freePort();
        var arguments = new ArrayList<>(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
        properties.forEach(property -> arguments.add("--" + property));
        this.command = Command.application(arguments);
    }

    /** Starts it, without waiting for it. */
    void start() {
        try {
            var started = Command.start(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
            process = started;
            Thread.ofVirtual().start(() -> watch(started));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until it answers. */
    void awaitReady() throws InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("A node did not start; see " + log);
            }
            Thread.sleep(20);
        }
    }

    /** Whether it can be asked. */
    boolean isReady() {
        var running = process;
        return running != null && running.equals(ready) && !frozen;
    }

    boolean isAlive() {
        var running = process;
        return running != null && running.isAlive();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Ends it as a power cut does. */
    void kill() {
        ready = null;
        var running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** Stops it in the middle of whatever it does, to go on later as if no time had passed. */
    void freeze() {
        frozen = true;
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
        frozen = false;
    }

    /** How often its log says so. */
    long says(String text) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void watch(Process started) {
        try {
            while (started.isAlive()) {
                if (answers()) {
                    ready = started;
                    return;
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        try {
            var running = Objects.requireNonNull(process, "The node was never started");
            var pid = Long.toString(running.pid());
            var done = new ProcessBuilder("kill", "-" + name, pid).start();
            if (!done.waitFor(5, TimeUnit.SECONDS) || done.exitValue() != 0) {
                throw new IllegalStateException("The node could not be sent SIG" + name);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() throws InterruptedException {
        var request = HttpRequest.newBuilder(address().resolve("/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
