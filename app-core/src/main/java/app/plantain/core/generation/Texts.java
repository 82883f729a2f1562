package app.plantain.core.generation;

/** Texts that came from outside, made to fit where they are kept. */
final class Texts {

    private static final int MAX_MESSAGE = 500;

    private Texts() {}

    /** Whether it is text throughout: PostgreSQL keeps no NUL, and half a character is none. */
    static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || isHalf(point));
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    static String fitting(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - 1) + "…";
    }
}
