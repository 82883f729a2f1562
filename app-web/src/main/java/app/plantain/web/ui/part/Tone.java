package app.plantain.web.ui.part;

import java.util.Locale;

/** What a badge or notice wants from the reader; the colours behind it are the theme's. */
public enum Tone {
    /** Nothing to do. */
    NEUTRAL,
    /** Work goes on. */
    ACTIVE,
    /** It went well. */
    LEAF,
    /** Look here: a person may have to act. */
    RIPE,
    /** It failed. */
    BRUISE;

    String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
