package app.plantain.core.budgets;

/** What a budget does when it is used up. Both kinds tell when a half, four fifths and all of it are spent. */
public enum Hardness {
    /** It refuses what does not fit any more. */
    HARD,
    /** It only tells. */
    SOFT
}
