package app.plantain.core.routing;

import java.util.EnumSet;
import java.util.Set;

/** What became of a connection when one was chosen for an image. */
public enum Verdict {
    /** The image went to it. */
    TAKEN("taken"),

    // Those that could have made it, but were not needed

    LOWER_PRIORITY("has a lower priority"),
    LOST_THE_DRAW("has the same rank, and the draw went to the other"),
    DEARER("is dearer"),
    PRICE_UNKNOWN("has no known price"),
    SLOWER("was slower of late"),
    TIME_UNKNOWN("has not been measured of late"),

    // Those that could have made it, but not at that moment

    BREAKER_OPEN("keeps failing and is left alone for a while"),
    BEING_PROBED("has failed, and another job is trying it out"),
    ALL_PLACES_TAKEN("makes as many images as it may at once"),
    MINUTE_USED_UP("was asked as often as it may be in a minute"),
    REFUSED_BEFORE("has refused this image before"),

    // Those that are not used at all

    OFF("is off"),
    PAUSED("is paused until an administrator acts"),
    KEY_UNREADABLE("has a key that cannot be read"),
    STANDS_IN("only stands in while no vendor is connected"),

    // Those that cannot make it

    OTHER_VENDOR("belongs to another vendor than the one asked for"),
    NOT_THE_ONE("is not the connection that was asked for"),
    NO_MODEL("does not have the model"),
    PROMPT_TOO_LONG("takes no prompt of that length"),
    NO_TIER("does not make this resolution"),
    NO_RATIO("does not make this aspect ratio"),
    NO_REFERENCES("does not take that many references"),
    NO_PUBLIC_ADDRESS("fetches references by their address, and Plantain has no public address"),
    OTHER_SHAPE("gives the image the shape of the first reference, which is another"),
    NOT_TOGETHER("cannot do all of it at once");

    private static final Set<Verdict> BUSY =
            EnumSet.of(BREAKER_OPEN, BEING_PROBED, ALL_PLACES_TAKEN, MINUTE_USED_UP, REFUSED_BEFORE);

    private static final Set<Verdict> LATER =
            EnumSet.of(LOWER_PRIORITY, LOST_THE_DRAW, DEARER, PRICE_UNKNOWN, SLOWER, TIME_UNKNOWN);

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** Whether it could have made the image at another moment, and was passed over. */
    public boolean isPassedOver() {
        return BUSY.contains(this);
    }

    /** Whether it could have made the image, the one that was taken among them. */
    public boolean isAble() {
        return this == TAKEN || BUSY.contains(this) || LATER.contains(this);
    }

    /** The rest of a sentence that begins with the connection's name. */
    public String inWords() {
        return words;
    }
}
