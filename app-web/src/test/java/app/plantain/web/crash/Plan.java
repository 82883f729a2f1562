package app.plantain.web.crash;

import java.util.List;
import java.util.Locale;

/**
 * What a trial does. The same seed does the same to the same system; when exactly it happens is the machine's business.
 *
 * @param kills how many times a node is killed
 * @param seed where the randomness begins
 * @param nodes 1 or 2
 * @param store the database
 * @param faults faults of the vendor and of what lies around us, in place of kills
 */
record Plan(int kills, long seed, int nodes, Store.Kind store, boolean faults) {

    Plan {
        if (nodes > 1 && store == Store.Kind.H2) {
            throw new IllegalArgumentException("A built-in database has one node; take --database postgres");
        }
        if (faults && store == Store.Kind.H2) {
            throw new IllegalArgumentException("Faults are tried on a server; take --database postgres");
        }
    }

    /** Reads {@code --kills N --seed S --nodes N --database h2|postgres --faults}. */
    static Plan of(List<String> arguments) {
        var faults = arguments.contains("--faults");
        var store = Store.Kind.valueOf(
                value(arguments, "--database", faults ? "postgres" : "h2").toUpperCase(Locale.ROOT));
        return new Plan(
                Integer.parseInt(value(arguments, "--kills", "200")),
                Long.parseLong(value(arguments, "--seed", Long.toString(System.nanoTime() & 0xffffff))),
                Integer.parseInt(value(arguments, "--nodes", store == Store.Kind.H2 ? "1" : "2")),
                store,
                faults);
    }

    /** How to do the same again. */
    String command() {
        return "bench/crash %s--seed %d --nodes %d --database %s"
                .formatted(
                        faults ? "--faults " : "--kills %d ".formatted(kills),
                        seed,
                        nodes,
                        store.name().toLowerCase(Locale.ROOT));
    }

    /** Comes before the name of each figure. */
    String prefix() {
        return "%s.%s.%d_node".formatted(faults ? "fault" : "crash", store.name().toLowerCase(Locale.ROOT), nodes);
    }

    private static String value(List<String> arguments, String name, String otherwise) {
        var at = arguments.indexOf(name);
        return at < 0 || at + 1 >= arguments.size() ? otherwise : arguments.get(at + 1);
    }
}
