package app.plantain.core.nodes;

import java.util.List;

/**
 * What one notification carries.
 *
 * @param from the node that sends it
 * @param lines events, one a line, or one of the words between nodes
 */
record Letter(String from, List<String> lines) {

    /** Sent at a steady beat. Whoever hears it from itself knows that its connection works. */
    static final String ALIVE = "!alive";

    /** The sender had more to say than it could. */
    static final String MISSED = "!missed";

    Letter {
        lines = List.copyOf(lines);
    }

    static Letter parse(String text) {
        var lines = text.lines().toList();
        return lines.isEmpty() ? new Letter("", lines) : new Letter(lines.getFirst(), lines.subList(1, lines.size()));
    }

    String text() {
        return from + "\n" + String.join("\n", lines);
    }
}
