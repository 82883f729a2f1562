package app.plantain.providers.sandbox.server;

import java.util.Locale;

/** What may go wrong with a request. */
public enum Fault {
    /** The connection is reset before a byte is read. The request is not taken. */
    RESET_BEFORE,
    /** The connection is reset in the middle of the request. It is not taken. */
    RESET_DURING,
    /** The request is taken, and the connection reset instead of an answer. */
    RESET_AFTER,
    /** The request is taken, and the answer ends in the middle. */
    HALF_ANSWER,
    /** The request is taken and never answered. */
    NEVER_ANSWER,
    /** The request is taken and answered a byte at a time, in minutes. */
    DRIP,
    /** Refused with 429 and a {@code Retry-After} of one second. */
    STATUS_429,
    /** Answered with 500; every second submission is taken all the same. */
    STATUS_500,
    /** Refused with 503. */
    STATUS_503,
    /** Answered with 200 and a page of HTML; every second submission is taken all the same. */
    HTML,
    /** The image is not there: 404. */
    IMAGE_404,
    /** The image was there for too short a time: 410. */
    IMAGE_EXPIRED,
    /** The image's address leads to an address inside our network. */
    IMAGE_REDIRECT_PRIVATE,
    /** The image has 200 MB. */
    IMAGE_HUGE,
    /** The image is a page of HTML that is said to be a PNG. */
    IMAGE_NOT_AN_IMAGE;

    /** By its name as it is written outside: {@code reset-before}, {@code 429}. */
    public static Fault named(String name) {
        var constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return valueOf(Character.isDigit(constant.charAt(0)) ? "STATUS_" + constant : constant);
    }

    /** The name as it is written outside. */
    public String kind() {
        return name().replace("STATUS_", "").toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isOfImages() {
        return name().startsWith("IMAGE_");
    }
}
