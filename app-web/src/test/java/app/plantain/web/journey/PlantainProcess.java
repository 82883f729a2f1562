package app.plantain.web.journey;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The application as its users run it: a process of its own, which can be killed. */
final class PlantainProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Pattern SETUP_CODE = Pattern.compile("\\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\\b");

    private final Process process;
    private final Path log;
    private final int port;

    private PlantainProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts the application on a free port, and waits until it answers. */
    static PlantainProcess start(Path home, String... properties) {
        try {
            var port = freePort();
            var log = Files.createTempFile(home, "plantain", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx700m",
                    "-Djava.awt.headless=true",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    classPath(),
                    "app.plantain.Application",
                    "--server.port=" + port,
                    "--plantain.home=" + home));
            Arrays.stream(properties).map(property -> "--" + property).forEach(command::add);
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var started = new PlantainProcess(process, log, port);
            started.awaitAnswer();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** The code that was printed for whoever sets it up. */
    String setupCode() {
        var matcher = SETUP_CODE.matcher(log());
        if (!matcher.find()) {
            throw new AssertionError("No setup code was printed:\n" + log());
        }
        return matcher.group();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Ends it as a power cut does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitAnswer() throws IOException {
        var end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new AssertionError("Plantain did not start:\n" + log());
            }
            if (isReady()) {
                return;
            }
        }
        throw new AssertionError("Plantain did not answer in time:\n" + log());
    }

    /** Waits for a connection as long as the system lets it, so that the loop does not spin. */
    private boolean isReady() {
        var request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            process.waitFor(Duration.ofMillis(200));
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Stopped", stopped);
        }
    }

    /** What the application runs with: everything but the tests. */
    private static String classPath() {
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
