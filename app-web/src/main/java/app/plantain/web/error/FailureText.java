package app.plantain.web.error;

/** What a status means, in plain words. */
record FailureText(String title, String text) {

    private static final int SERVER_ERROR = 500;

    static FailureText of(int status) {
        return switch (status) {
            case 400, 405, 406, 415 ->
                new FailureText("This address does not work", "It was changed or cut off on its way. Open it again.");
            case 401 -> new FailureText("You are not signed in", "Sign in, then open this address again.");
            case 403 -> new FailureText("This is not yours to see", "Ask whoever gave you the address for access.");
            case 404 -> new FailureText("There is nothing here", "The address is wrong, or what it opened is gone.");
            case 413 -> new FailureText("This is too large", "Send something smaller.");
            case 429 -> new FailureText("Too much at once", "Wait a minute, then try again.");
            case 503 -> new FailureText("Plantain is busy or starting", "Try again in a minute. Nothing was lost.");
            default ->
                status >= SERVER_ERROR
                        ? new FailureText(
                                "Something broke here",
                                "It is not your fault, and it is in the log. Try again in a minute.")
                        : new FailureText("This did not work", "Go back and try again.");
        };
    }
}
