package app.plantain.core.generation;

/** Through which entrance a batch came. */
public enum BatchSource {
    STUDIO,
    API
}
