package app.plantain.providers.contract;

/** What a vendor is asked for. */
public enum Call {
    SUBMIT,
    ASK,
    CANCEL,
    BALANCE,
    PICTURE
}
