package app.plantain.core.generation;

/** A request that is wrong in itself. The message says what to change, and nothing was changed. */
public class RefusedRequest extends RuntimeException {

    private final String field;

    RefusedRequest(String field, String message) {
        super(message);
        this.field = field;
    }

    /**
     * Which part of the request is at fault: {@code prompt}, {@code images}, {@code tier}, {@code references} or
     * {@code quote}.
     */
    public String field() {
        return field;
    }
}
