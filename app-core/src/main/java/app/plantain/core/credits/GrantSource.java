package app.plantain.core.credits;

/** Where credits that came in are from. */
public enum GrantSource {
    /** An administrator gave them, or the application to begin with. */
    GRANT,
    /** They come again with each period. */
    ALLOWANCE,
    /** Somebody redeemed a code. */
    CODE
}
