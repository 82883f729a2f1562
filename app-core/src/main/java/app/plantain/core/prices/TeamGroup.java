package app.plantain.core.prices;

import java.util.regex.Pattern;

/**
 * The name of a group of teams that have prices of their own.
 *
 * @param name letters, digits, spaces, dots and dashes, at most 40 characters
 */
public record TeamGroup(String name) implements Comparable<TeamGroup> {

    /** As many characters as a name may have. */
    public static final int LONGEST_NAME = 40;

    private static final Pattern SYNTAX = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} .-]*[\\p{L}\\p{N}])?");

    /** Refuses what cannot be a name, with a text for the user. */
    public TeamGroup {
        if (name.length() > LONGEST_NAME || !SYNTAX.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Name a group with letters, digits, spaces and dashes, at most %d".formatted(LONGEST_NAME));
        }
    }

    @Override
    public int compareTo(TeamGroup other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
