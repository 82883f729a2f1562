package app.plantain.providers.contract;

/** How far the simulator's tasks are. */
public enum Stage {
    QUEUED,
    RUNNING,
    DONE,
    /** Done, and there is no picture. */
    EMPTY,
    FAILED
}
