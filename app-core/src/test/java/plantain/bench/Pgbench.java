package plantain.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * PostgreSQL's own benchmark, the bank transaction of TPC-B with a branch for each client, on a server of ours. It does not
 * come with that server; it is used where it is installed.
 */
final class Pgbench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final int port;
    private final int clients;

    private Pgbench(int port, int clients) {
        this.port = port;
        this.clients = clients;
    }

    /** Makes its tables; nothing where it is not installed. */
    static Optional<Pgbench> of(int port, int clients) throws IOException, InterruptedException {
        var pgbench = new Pgbench(port, clients);
        try {
            pgbench.run("--initialize", "--quiet", "--scale=" + clients);
            return Optional.of(pgbench);
        } catch (NotInstalled absent) {
            System.err.println(
                    "pgbench is not installed, and so no yardstick here. Debian has it with postgresql, Fedora with postgresql-contrib.");
            return Optional.empty();
        }
    }

    /** How many transactions a second it does, when each client does so many. */
    double rate(int transactions) throws IOException, InterruptedException {
        var said = run(
                "--no-vacuum",
                "--protocol=prepared",
                "--jobs=2",
                "--client=" + clients,
                "--transactions=" + transactions);
        var rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench names no rate: " + said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private String run(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("pgbench", "--host=localhost", "--port=" + port, "--username=postgres"));
        command.addAll(List.of(options));
        command.add("postgres");
        var process = start(command);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench failed: " + said);
        }
        return said;
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            throw new NotInstalled(absent);
        }
    }

    private static final class NotInstalled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotInstalled(IOException why) {
            super(why);
        }
    }
}
