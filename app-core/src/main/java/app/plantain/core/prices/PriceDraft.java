package app.plantain.core.prices;

import app.plantain.core.credits.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A price that an administrator thinks about: the same for each of the keys.
 *
 * @param keys one or more
 * @param amount what one image costs; empty to withdraw the keys, so that less specific prices count
 * @param from a time to come, empty for at once
 * @param reason in words, for the history
 */
public record PriceDraft(List<PriceKey> keys, Optional<Credits> amount, Optional<Instant> from, String reason) {

    /** As many characters as a reason may have. */
    public static final int LONGEST_REASON = 200;

    private static final Credits DEAREST = Credits.of(100_000);

    /** Refuses a draft that says nothing. */
    public PriceDraft {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one resolution");
        }
        keys = List.copyOf(keys);
        reason = checkedReason(reason);
        amount = amount.map(PriceDraft::checked);
    }

    /**
     * Reads an amount.
     *
     * @throws IllegalArgumentException with a text for the user, where it cannot be a price
     */
    public static Credits price(String text) {
        return checked(Credits.parse(text.strip()));
    }

    /**
     * A reason without what surrounds it.
     *
     * @throws IllegalArgumentException with a text for the user, where there is none or it is too long
     */
    public static String checkedReason(String text) {
        var words = text.strip();
        if (words.isEmpty() || words.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "Say why, in at most %d characters. It stays in the history".formatted(LONGEST_REASON));
        }
        return words;
    }

    private static Credits checked(Credits amount) {
        if (amount.isZero() || DEAREST.isLessThan(amount)) {
            throw new IllegalArgumentException(
                    "An image costs more than nothing and at most %s credits".formatted(DEAREST));
        }
        return amount;
    }
}
