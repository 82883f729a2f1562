package app.plantain.core.routing;

/** What configuration says of connections or of the master key cannot be used: the application does not start. */
class UnusableConfiguration extends RuntimeException {

    private final String whatToDo;

    /**
     * @param message what is wrong, naming the setting, without any secret
     * @param whatToDo what to do about it
     */
    UnusableConfiguration(String message, String whatToDo) {
        super(message);
        this.whatToDo = whatToDo;
    }

    String whatToDo() {
        return whatToDo;
    }
}
