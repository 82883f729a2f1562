package app.plantain.core.generation;

/** In which order a team's own jobs go. It never changes a team's turn among the other teams. */
public enum Priority {
    /** Before the team's other jobs. */
    FIRST(1),
    /** By age. */
    NORMAL(0),
    /** When the team has nothing else waiting. */
    LAST(-1);

    private final int weight;

    Priority(int weight) {
        this.weight = weight;
    }

    static Priority of(int weight) {
        return weight > 0 ? FIRST : weight < 0 ? LAST : NORMAL;
    }

    /** The higher one goes first. */
    int weight() {
        return weight;
    }
}
