package app.plantain.core.provider;

/** The closed set of ways in which a vendor fails. */
public enum FailureKind {
    /** The vendor will never take this request; another one may. */
    INVALID_REQUEST,
    /** Our key is not accepted. An administrator has to act. */
    AUTHENTICATION,
    /** Our account at the vendor is empty. An administrator has to act. */
    BALANCE,
    /** Refused for its content. Another try would be refused too. */
    CONTENT_BLOCKED,
    /** The vendor finished and delivered no image. */
    NO_IMAGE,
    /** Too many requests; later it will be taken. */
    RATE_LIMITED,
    /** The vendor broke. */
    VENDOR_ERROR,
    /** No answer in time. */
    TIMEOUT
}
