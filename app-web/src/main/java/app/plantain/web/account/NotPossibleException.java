package app.plantain.web.account;

/** What was asked for cannot be done now; the message tells the person why. */
public class NotPossibleException extends RuntimeException {

    NotPossibleException(String message) {
        super(message);
    }

    /** Why, in words for the person. */
    public String explanation() {
        return String.valueOf(getMessage());
    }
}
