package app.plantain.core.provider.wire;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;

/**
 * What an HTTP status says of a submission where the vendor's own code says nothing. What is the caller's fault was not
 * taken; of everything else nobody knows, since a gateway may break after it has passed the work on.
 */
public record StatusMeaning(FailureKind kind, Acceptance acceptance) {

    /** The meaning of a status that is no success. */
    public static StatusMeaning of(int status) {
        return switch (status) {
            case 400, 404, 405, 406, 411, 413, 414, 415, 422 -> notAccepted(FailureKind.INVALID_REQUEST);
            case 401, 403 -> notAccepted(FailureKind.AUTHENTICATION);
            case 402 -> notAccepted(FailureKind.BALANCE);
            case 429 -> notAccepted(FailureKind.RATE_LIMITED);
            case 408, 504, 524 -> new StatusMeaning(FailureKind.TIMEOUT, Acceptance.IN_DOUBT);
            default -> new StatusMeaning(FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT);
        };
    }

    /** Certainly not taken. */
    public static StatusMeaning notAccepted(FailureKind kind) {
        return new StatusMeaning(kind, Acceptance.NOT_ACCEPTED);
    }
}
