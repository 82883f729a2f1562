package app.plantain.core.generation;

/** A step could not even begin: nothing was done, and nothing sent. */
class BeforeTheStep extends RuntimeException {

    BeforeTheStep(RuntimeException cause) {
        super(cause);
    }

    BeforeTheStep(String reason) {
        super(reason);
    }
}
