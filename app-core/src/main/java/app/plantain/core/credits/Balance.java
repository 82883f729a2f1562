package app.plantain.core.credits;

/**
 * What a team has.
 *
 * @param available can be spent
 * @param held is reserved by open jobs, and is spent or comes back
 */
public record Balance(Credits available, Credits held) {

    static final Balance NOTHING = new Balance(Credits.ZERO, Credits.ZERO);

    /** Both together. */
    Credits owned() {
        return available.plus(held);
    }
}
