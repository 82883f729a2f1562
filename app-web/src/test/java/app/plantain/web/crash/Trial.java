package app.plantain.web.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A system under trial: its nodes, its database, its vendor and its clients, each a process or thread of its own. */
final class Trial implements AutoCloseable {

    /** A node that has not been heard of for so long has lost its work to the others. */
    static final int LEASE_MILLIS = 4_000;

    private static final int HEARTBEATS = 4;

    private final Path home;
    private final Disk disk;
    private final Store store;
    private final Vendor vendor;
    private final List<Node> nodes = new ArrayList<>();
    private final Clients clients;

    private Trial(Path folder, Plan plan, List<String> more) throws IOException, InterruptedException, SQLException {
        this.home = Files.createDirectories(folder.resolve("home"));
        this.disk = Disk.at(blobs().folder(), plan.tries("disk_full"));
        this.store = Store.start(plan.store(), home);
        this.vendor = Vendor.start(folder, "PT0.4S");
        for (int i = 1; i <= plan.nodes(); i++) {
            var properties = new ArrayList<>(properties(more));
            properties.addAll(store.properties("node" + i));
            nodes.add(new Node(folder.resolve("node%d.log".formatted(i)), properties));
        }
        for (var node : nodes) {
            // One after the other at first: the first makes the tables.
            node.start();
            node.awaitReady();
        }
        if (store instanceof Store.Server server) {
            try (var connection = server.open()) {
                Witness.swear(connection);
            }
        }
        this.clients = Clients.start(nodes, plan.seed(), plan.load());
    }

    /** @param more properties for the nodes */
    static Trial start(Path folder, Plan plan, String... more) throws IOException, InterruptedException, SQLException {
        return new Trial(folder, plan, List.of(more));
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    Disk disk() {
        return disk;
    }

    Store store() {
        return store;
    }

    Vendor vendor() {
        return vendor;
    }

    Clients clients() {
        return clients;
    }

    /** How many jobs have not ended. A database inside a node can only be asked when that is down. */
    long open() throws SQLException {
        if (store instanceof Store.Inside) {
            nodes.forEach(Node::kill);
        }
        try (var connection = store.open()) {
            return Verdict.open(connection);
        }
    }

    /** Looks at everything, once the nodes are down. */
    Verdict verdict(boolean flawless) throws SQLException, IOException {
        try (var connection = store.open()) {
            return Verdict.of(
                    connection,
                    new Verdict.Evidence(
                            blobs(),
                            clients.acknowledged(),
                            vendor.journal(),
                            flawless,
                            store instanceof Store.Server));
        }
    }

    @Override
    public void close() throws IOException {
        clients.close();
        nodes.forEach(Node::close);
        vendor.close();
        store.close();
        disk.close();
    }

    private Blobs blobs() {
        return new Blobs(home.resolve("blobs"));
    }

    private List<String> properties(List<String> more) {
        var properties = new ArrayList<>(List.of(
                "plantain.home=" + home,
                "plantain.admin.email=trial@plantain.invalid",
                "plantain.admin.password=a trial of crashes",
                "plantain.admin.api-key=" + Clients.API_KEY,
                "plantain.starting-credits=10000000",
                "plantain.api.wait=0s",
                "plantain.sandbox.address=" + vendor.address(),
                "plantain.http.allowed-private-hosts=127.0.0.1",
                "plantain.http.start-timeout=2s",
                "db-scheduler.heartbeat-interval=%dms".formatted(LEASE_MILLIS / HEARTBEATS),
                "db-scheduler.missed-heartbeats-limit=" + HEARTBEATS));
        properties.addAll(more);
        return properties;
    }
}
