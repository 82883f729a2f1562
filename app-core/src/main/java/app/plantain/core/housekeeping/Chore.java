package app.plantain.core.housekeeping;

import java.time.Duration;

/** One thing that must never be, and that is looked for all the same. In normal running a chore finds nothing. */
public interface Chore {

    /** Its name on record and in metrics: small letters and hyphens, at most forty. */
    String name();

    /** What it looks for, as an administrator would say it. */
    String title();

    /** How long it rests after a run, for one that costs more than an hourly look; nothing for the others. */
    default Duration rest() {
        return Duration.ZERO;
    }

    /**
     * Looks, and mends what can be mended without a person. Doing it again, or on two nodes at once, does no harm.
     *
     * @return what was found and how much of it is in order now
     */
    Finding run();
}
