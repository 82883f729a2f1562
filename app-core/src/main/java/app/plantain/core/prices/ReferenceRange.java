package app.plantain.core.prices;

import java.util.Comparator;
import java.util.OptionalInt;

/**
 * For how many references a price is: from some number on, or up to another one too.
 *
 * @param least from 0
 * @param most at least as many, empty for no limit
 */
public record ReferenceRange(int least, OptionalInt most) implements Comparable<ReferenceRange> {

    /** Whatever the number is. */
    public static final ReferenceRange ANY = new ReferenceRange(0, OptionalInt.empty());

    /** The most references that a price can tell apart. */
    public static final int MOST = 100;

    /** The later it begins the more specific it is, and of the same beginning the sooner it ends. */
    private static final Comparator<ReferenceRange> BY_SPECIFICITY = Comparator.comparingInt(ReferenceRange::least)
            .thenComparing(Comparator.comparingInt(ReferenceRange::end).reversed());

    /** Refuses bounds that cannot be, with a text for the user. */
    public ReferenceRange {
        if (least < 0 || least > MOST || (most.isPresent() && (most.getAsInt() < least || most.getAsInt() > MOST))) {
            throw new IllegalArgumentException(
                    "Write a number of references from 0 to %d, the larger one last".formatted(MOST));
        }
    }

    /** From {@code least} to {@code most}. */
    public static ReferenceRange of(int least, int most) {
        return new ReferenceRange(least, OptionalInt.of(most));
    }

    /** So many or more. */
    public static ReferenceRange from(int least) {
        return new ReferenceRange(least, OptionalInt.empty());
    }

    boolean includes(int references) {
        return references >= least && (most.isEmpty() || references <= most.getAsInt());
    }

    private int end() {
        return most.orElse(Integer.MAX_VALUE);
    }

    /** The more specific one is the greater one. */
    @Override
    public int compareTo(ReferenceRange other) {
        return BY_SPECIFICITY.compare(this, other);
    }

    /** {@code any}, {@code none}, {@code 3}, {@code 1 to 4} or {@code 5 or more}. */
    @Override
    public String toString() {
        if (equals(ANY)) {
            return "any";
        }
        if (most.isEmpty()) {
            return least + " or more";
        }
        if (most.getAsInt() == least) {
            return least == 0 ? "none" : Integer.toString(least);
        }
        return "%d to %d".formatted(least, most.getAsInt());
    }
}
