package app.plantain.core.routing;

/** A connection's key cannot be decrypted. The message says what to do. */
class UnreadableKey extends Exception {

    private final KeyState state;

    UnreadableKey(KeyState state, String message) {
        super(message);
        this.state = state;
    }

    KeyState state() {
        return state;
    }
}
