package app.plantain.core.generation;

/** Texts that came from outside, made to fit where they are kept. */
final class Texts {

    private static final int MAX_MESSAGE = 500;

    private Texts() {}

    static String fitting(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - 1) + "…";
    }
}
