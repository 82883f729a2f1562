package app.plantain.core.codes;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Grant;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a batch of codes is to be.
 *
 * @param name by which administrators know it; 1 to {@value #LONGEST_NAME} characters
 * @param codes how many, from 1 to {@value #MOST_CODES}
 * @param uses how many teams can redeem each code, from 1 to {@value #MOST_USES}
 * @param amount what one redemption gives, within the bounds of a grant
 * @param redeemUntil until when codes can be redeemed, empty for always
 * @param lifeDays after how many days the redeemed credits expire, empty for never
 */
public record CodeBatchDraft(
        String name, int codes, int uses, Credits amount, Optional<Instant> redeemUntil, Optional<Integer> lifeDays) {

    /** The most codes of a batch. */
    public static final int MOST_CODES = 10_000;

    /** The most teams that redeem one code. */
    public static final int MOST_USES = 10_000;

    /** The most days that redeemed credits live: ten years. */
    public static final int MOST_DAYS = 3_650;

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 80;

    /** The most credits that one batch gives: more is a slip of the finger. */
    public static final Credits MOST_CREDITS = Credits.of(10_000_000);

    /**
     * Checks what is not a type of its own.
     *
     * @throws IllegalArgumentException with a text for the user
     */
    public CodeBatchDraft {
        name = checkedName(name);
        within(codes, MOST_CODES, "codes");
        within(uses, MOST_USES, "teams");
        lifeDays.ifPresent(days -> within(days, MOST_DAYS, "days"));
        if (MOST_CREDITS.isLessThan(most(codes, uses, amount))) {
            throw new IllegalArgumentException(
                    "One batch gives at most 10,000,000 credits: make fewer or smaller codes");
        }
    }

    /** What the batch gives when every code is redeemed as often as it can be. */
    public Credits most() {
        return most(codes, uses, amount);
    }

    private static Credits most(int codes, int uses, Credits amount) {
        return amount.times(codes).times(uses);
    }

    /**
     * The name without the blanks around it.
     *
     * @throws IllegalArgumentException with a text for the user, where it is empty or too long
     */
    public static String checkedName(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("Write a name, by which you will know these codes again");
        }
        if (stripped.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("Shorten the name to %d characters".formatted(LONGEST_NAME));
        }
        return stripped;
    }

    /**
     * Reads the amount of one redemption.
     *
     * @throws IllegalArgumentException with a text for the user, where it is none or out of bounds
     */
    public static Credits amount(String text) {
        return Grant.amount(text);
    }

    /**
     * Reads how many codes there are to be.
     *
     * @throws IllegalArgumentException with a text for the user, where it is no number or out of bounds
     */
    public static int codes(String text) {
        return number(text, MOST_CODES, "codes");
    }

    /**
     * Reads how many teams can redeem each code.
     *
     * @throws IllegalArgumentException with a text for the user, where it is no number or out of bounds
     */
    public static int uses(String text) {
        return number(text, MOST_USES, "teams");
    }

    /**
     * Reads after how many days redeemed credits expire; empty for never.
     *
     * @throws IllegalArgumentException with a text for the user, where it is no number or out of bounds
     */
    public static Optional<Integer> lifeDays(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(number(text, MOST_DAYS, "days"));
    }

    private static int number(String text, int most, String things) {
        var digits = text.strip();
        if (!digits.matches("\\d{1,6}")) {
            throw wrong(most, things);
        }
        return within(Integer.parseInt(digits), most, things);
    }

    private static int within(int number, int most, String things) {
        if (number < 1 || number > most) {
            throw wrong(most, things);
        }
        return number;
    }

    private static IllegalArgumentException wrong(int most, String things) {
        return new IllegalArgumentException(
                String.format(Locale.ENGLISH, "Write a number of %s from 1 to %,d", things, most));
    }
}
