package app.plantain.core.credits;

/** Why credits moved. */
public enum TransferKind {
    /** Credits in: issued → available. */
    GRANT,
    /** Reserved for a job: available → held. */
    HOLD,
    /** Spent: held → used. */
    CAPTURE,
    /** Given back: held → available. */
    RELEASE,
    /** What was given for a time is over: available → expired. */
    EXPIRY,
    /** A person's correction: issued → available, or the other way. */
    ADJUSTMENT
}
