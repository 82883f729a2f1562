package app.plantain.web.ui.part;

import app.plantain.core.credits.TransferKind;

/** What happened to credits, in the words that all screens share. */
public final class KindText {

    private KindText() {}

    /** One word or two, such as {@code Given back}. */
    public static String of(TransferKind kind) {
        return switch (kind) {
            case GRANT -> "Granted";
            case HOLD -> "Held";
            case CAPTURE -> "Spent";
            case RELEASE -> "Given back";
            case EXPIRY -> "Expired";
            case ADJUSTMENT -> "Corrected";
        };
    }
}
