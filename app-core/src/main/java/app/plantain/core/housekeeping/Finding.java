package app.plantain.core.housekeeping;

/**
 * What a chore came upon.
 *
 * @param found how many things were not as they must be
 * @param mended how many of them are in order now
 * @param detail in words, for administrators; empty where nothing was found
 */
public record Finding(int found, int mended, String detail) {

    private static final int LONGEST_DETAIL = 500;

    /** Everything is as it must be. */
    public static final Finding NOTHING = new Finding(0, 0, "");

    /** Refuses counts that cannot be, and shortens a detail that is too long to be kept. */
    public Finding {
        if (mended < 0 || mended > found) {
            throw new IllegalArgumentException("%d of %d cannot be mended".formatted(mended, found));
        }
        detail = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL - 1) + "…" : detail;
    }

    /** How many are left for a person. */
    public int left() {
        return found - mended;
    }
}
