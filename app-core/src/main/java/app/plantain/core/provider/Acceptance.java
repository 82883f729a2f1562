package app.plantain.core.provider;

/** Whether the vendor has taken a request, which decides whether it may be sent again. */
public enum Acceptance {
    /** Certainly not taken, so not paid: it may go elsewhere. */
    NOT_ACCEPTED,
    /** Taken: it may be paid, and must not be sent again. */
    ACCEPTED,
    /** Nobody knows: the answer was lost. Treated as taken until the vendor, a rule or a person says otherwise. */
    IN_DOUBT
}
