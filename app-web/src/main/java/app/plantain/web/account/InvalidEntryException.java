package app.plantain.web.account;

/** A field holds what cannot be accepted; the message tells the person what to change. */
public class InvalidEntryException extends RuntimeException {

    private final Entry entry;

    InvalidEntryException(Entry entry, String message) {
        super(message);
        this.entry = entry;
    }

    /** The field to mark. */
    public Entry entry() {
        return entry;
    }

    /** What is wrong, in words for the person. */
    public String explanation() {
        return String.valueOf(getMessage());
    }
}
