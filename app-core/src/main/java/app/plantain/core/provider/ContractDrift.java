package app.plantain.core.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's answer is not what its page promises: a field that is needed is missing or of the wrong type, or a status
 * is unknown. Our reading has to be mended, or the vendor's page. A {@link FailureKind#VENDOR_ERROR}.
 */
public final class ContractDrift extends ProviderException {

    private final String what;

    /**
     * @param message in plain words for the user, without secrets
     * @param what what is not as promised, for the administrator, always the same text for the same drift
     */
    public ContractDrift(Acceptance acceptance, String message, String what, @Nullable Duration retryAfter) {
        super(FailureKind.VENDOR_ERROR, acceptance, message, retryAfter, null);
        this.what = what;
    }

    /** What is not as promised, such as {@code the submission's answer has no id}. */
    public String what() {
        return what;
    }
}
