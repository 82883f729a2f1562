package app.plantain.providers.contract;

/** What a vendor is asked for. */
public enum Call {
    SUBMIT,
    ASK,
    /** The result, where it is a call of its own. */
    RESULT,
    CANCEL,
    /** A question that costs nothing. */
    PROBE,
    PICTURE
}
