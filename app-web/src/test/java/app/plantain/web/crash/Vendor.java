package app.plantain.web.crash;

import app.plantain.providers.sandbox.server.Journal;
import app.plantain.providers.sandbox.server.SandboxServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The sandbox as a vendor in a process of its own, which keeps a journal of what it was asked for. */
final class Vendor implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI address;
    private final URI steering;
    private final Path journal;

    private Vendor(Process process, URI address, URI steering, Path journal) {
        this.process = process;
        this.address = address;
        this.steering = steering;
        this.journal = journal;
    }

    /** @param latency how long an image takes, as ISO 8601 has it */
    static Vendor start(Path folder, String latency) throws IOException {
        var journal = folder.resolve("journal");
        var process = Command.start(new ProcessBuilder(Command.ofTests(
                        SandboxServer.class.getName(),
                        List.of("--journal", journal.toString(), "--latency", latency, "--pictures", "small")))
                .redirectError(folder.resolve("vendor.log").toFile()));
        var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        var first = output.readLine();
        if (first == null) {
            throw new IOException("The vendor did not start; see " + folder.resolve("vendor.log"));
        }
        var addresses = first.split(" ", 2);
        return new Vendor(process, URI.create(addresses[0]), URI.create(addresses[1]), journal);
    }

    URI address() {
        return address;
    }

    /** Lets a share of the requests go wrong, as {@code SandboxServer} names it. */
    void misbehave(String kind, double share, long seed) throws IOException, InterruptedException {
        steer(String.format(Locale.ROOT, "[{\"kind\":\"%s\",\"share\":%.3f,\"seed\":%d}]", kind, share, seed));
    }

    void behave() throws IOException, InterruptedException {
        steer("[]");
    }

    /** Everything it was asked for. */
    List<Journal.Entry> journal() throws IOException {
        return Journal.read(journal);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void steer(String rules) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(steering.resolve("/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(rules))
                .build();
        HTTP.send(request, BodyHandlers.discarding());
    }
}
