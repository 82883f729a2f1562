package app.plantain.core.nodes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines that wait to be sent: equal ones once, and so many at most. What does not fit becomes the word that something was
 * missed, from which the others read everything again.
 */
final class Outbox {

    static final int MOST_LINES = 5_000;

    /** PostgreSQL takes less than 8,000 bytes; the rest is for the sender's name. */
    static final int MOST_BYTES = 7_900;

    private final Set<String> lines = new LinkedHashSet<>();

    synchronized void add(String line) {
        if (lines.size() >= MOST_LINES || bytes(line) > MOST_BYTES) {
            lines.clear();
            lines.add(Letter.MISSED);
        } else {
            lines.add(line);
        }
    }

    /** Takes out the oldest lines, as many as one notification carries. */
    synchronized List<String> take() {
        var taken = new ArrayList<String>();
        var room = MOST_BYTES;
        var waiting = lines.iterator();
        while (waiting.hasNext()) {
            var line = waiting.next();
            room -= bytes(line);
            if (room < 0) {
                break;
            }
            taken.add(line);
            waiting.remove();
        }
        return taken;
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1;
    }
}
