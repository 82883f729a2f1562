package app.plantain.core.routing;

/** Whether a connection's key at its vendor can be used. */
public enum KeyState {
    /** There is none, and none is needed. */
    NONE,
    /** It can. */
    KEPT,
    /** It was encrypted with a master key that this node does not have. */
    OTHER_MASTER_KEY,
    /** What is kept of it was changed, or belongs to another connection. */
    DAMAGED
}
