package app.plantain.core.routing;

/** No connection can serve the request. The message names what to change, and nothing was changed. */
public class Unserved extends RuntimeException {

    private final String field;

    Unserved(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Which part of the request is at fault: {@code model}, {@code prompt}, {@code aspectRatio} … */
    public String field() {
        return field;
    }
}
