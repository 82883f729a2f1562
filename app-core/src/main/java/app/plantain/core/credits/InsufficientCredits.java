package app.plantain.core.credits;

/** The team has less than is needed. Nothing was changed. */
public class InsufficientCredits extends RuntimeException {

    private final Credits needed;
    private final Credits available;

    /** For an operation that needs so much of so much. */
    public InsufficientCredits(Credits needed, Credits available) {
        super("This needs %s credits and the team has %s. Ask an administrator to grant more, or make fewer images."
                .formatted(needed, available));
        this.needed = needed;
        this.available = available;
    }

    public Credits needed() {
        return needed;
    }

    public Credits available() {
        return available;
    }
}
