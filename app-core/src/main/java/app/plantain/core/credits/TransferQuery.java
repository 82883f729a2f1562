package app.plantain.core.credits;

import java.time.Instant;
import java.util.Optional;

/**
 * Which transfers somebody looks for.
 *
 * @param text what was typed, empty for all; longer texts than {@value #LONGEST} characters are cut
 * @param kind only these
 * @param from only what moved at this time or later
 * @param until only what moved before this time
 */
public record TransferQuery(String text, Optional<TransferKind> kind, Optional<Instant> from, Optional<Instant> until) {

    /** The most characters that are looked for. */
    public static final int LONGEST = 120;

    /** All transfers. */
    public static final TransferQuery ALL = new TransferQuery("", Optional.empty(), Optional.empty(), Optional.empty());

    /** Takes the blanks around the text away. */
    public TransferQuery {
        var stripped = text.strip();
        text = stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }
}
