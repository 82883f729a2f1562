package app.plantain.web.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A system under trial: its nodes, its database, its vendor and its clients, each a process or thread of its own. */
final class Trial implements AutoCloseable {

    /** A node that has not been heard of for so long has lost its work to the others. */
    static final int LEASE_MILLIS = 2_000;

    private static final int HEARTBEATS = 4;
    private static final double BATCHES_A_SECOND = 4;

    private final Path home;
    private final Store store;
    private final Vendor vendor;
    private final List<Node> nodes = new ArrayList<>();
    private final Clients clients;

    private Trial(Path folder, Plan plan, List<String> more) throws IOException, InterruptedException {
        this.home = Files.createDirectories(folder.resolve("home"));
        this.store = Store.start(plan.store(), home);
        this.vendor = Vendor.start(folder, "PT0.4S");
        var properties = properties(home, vendor, store, more);
        for (int i = 0; i < plan.nodes(); i++) {
            nodes.add(new Node(folder.resolve("node%d.log".formatted(i + 1)), properties));
        }
        for (var node : nodes) {
            // One after the other at first: the first makes the tables.
            node.start();
            node.awaitReady();
        }
        this.clients = Clients.start(nodes, plan.seed(), BATCHES_A_SECOND, plan.faults());
    }

    /** @param more properties for the nodes */
    static Trial start(Path folder, Plan plan, String... more) throws IOException, InterruptedException {
        return new Trial(folder, plan, List.of(more));
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
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

    Path home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        clients.close();
        nodes.forEach(Node::close);
        vendor.close();
        store.close();
    }

    private static List<String> properties(Path home, Vendor vendor, Store store, List<String> more) {
        var properties = new ArrayList<>(List.of(
                "plantain.home=" + home,
                "plantain.admin.email=trial@plantain.invalid",
                "plantain.admin.password=a trial of crashes",
                "plantain.admin.api-key=" + Clients.API_KEY,
                "plantain.starting-credits=10000000",
                "plantain.api.wait=0s",
                "plantain.sandbox.address=" + vendor.address(),
                "plantain.http.allowed-private-hosts=127.0.0.1",
                "plantain.http.start-timeout=1s",
                "db-scheduler.heartbeat-interval=%dms".formatted(LEASE_MILLIS / HEARTBEATS),
                "db-scheduler.missed-heartbeats-limit=" + HEARTBEATS));
        properties.addAll(store.properties());
        properties.addAll(more);
        return properties;
    }
}
