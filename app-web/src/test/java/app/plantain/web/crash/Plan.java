package app.plantain.web.crash;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a trial does. The same seed does the same to the same system; when exactly it meets what is the machine's business.
 *
 * @param kills how many times a node is killed; none where faults are tried
 * @param seed where the randomness begins
 * @param nodes 1 or 2
 * @param store the database
 * @param faults the names of faults of the vendor and of what lies around us, in place of kills; {@code all} for all
 */
record Plan(int kills, long seed, int nodes, Store.Kind store, Set<String> faults) {

    private static final Set<String> OPTIONS = Set.of("--kills", "--seed", "--nodes", "--database", "--faults");

    Plan {
        if (nodes < 1 || nodes > 2 || kills < 0) {
            throw new IllegalArgumentException("There are one or two nodes, and no fewer than no kills");
        }
        if (nodes > 1 && store == Store.Kind.H2) {
            throw new IllegalArgumentException("A built-in database has one node; take --database postgres");
        }
        if (!faults.isEmpty() && store == Store.Kind.H2) {
            throw new IllegalArgumentException("Faults are tried on a server; take --database postgres");
        }
    }

    /** Kills alone. */
    static Plan ofKills(int kills, long seed, int nodes, Store.Kind store) {
        return new Plan(kills, seed, nodes, store, Set.of());
    }

    /** Faults alone. */
    static Plan ofFaults(long seed, int nodes, String... faults) {
        return new Plan(0, seed, nodes, Store.Kind.POSTGRES, Set.of(faults));
    }

    /** Reads {@code --kills N --seed S --nodes N --database h2|postgres --faults all|NAME,NAME}. */
    static Plan of(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException(
                        "The options are %s, each with a value".formatted(new TreeSet<>(OPTIONS)));
            }
        }
        var faults = value(arguments, "--faults", "");
        var store = Store.Kind.valueOf(value(arguments, "--database", faults.isEmpty() ? "h2" : "postgres")
                .toUpperCase(Locale.ROOT));
        return new Plan(
                faults.isEmpty() ? Integer.parseInt(value(arguments, "--kills", "200")) : 0,
                Long.parseLong(value(arguments, "--seed", Long.toString(System.nanoTime() & 0xffffff))),
                Integer.parseInt(value(arguments, "--nodes", store == Store.Kind.H2 ? "1" : "2")),
                store,
                faults.isEmpty() ? Set.of() : Set.of(faults.split(",", -1)));
    }

    /** How much the clients ask for meanwhile. */
    Clients.Load load() {
        if (!faults.isEmpty()) {
            return Clients.Load.EVEN;
        }
        return store == Store.Kind.H2 ? Clients.Load.HEAVY_FOR_ONE_WRITER : Clients.Load.HEAVY;
    }

    boolean tries(String fault) {
        return faults.contains("all") || faults.contains(fault);
    }

    /** How to do the same again. */
    String command() {
        return "./plantain bench crash %s --seed %d --nodes %d --database %s"
                .formatted(
                        faults.isEmpty() ? "--kills " + kills : "--faults " + String.join(",", new TreeSet<>(faults)),
                        seed,
                        nodes,
                        store.name().toLowerCase(Locale.ROOT));
    }

    /** Comes before the name of each figure. */
    String prefix() {
        return "%s.%s.%d_node"
                .formatted(faults.isEmpty() ? "crash" : "fault", store.name().toLowerCase(Locale.ROOT), nodes);
    }

    private static String value(List<String> arguments, String name, String otherwise) {
        var at = arguments.indexOf(name);
        return at < 0 ? otherwise : arguments.get(at + 1);
    }
}
