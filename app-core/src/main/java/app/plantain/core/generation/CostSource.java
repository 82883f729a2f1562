package app.plantain.core.generation;

/** Where a cost is known from. */
public enum CostSource {
    /** From the connection's prices. */
    LISTED,
    /** From the vendor, of this very attempt. */
    REPORTED
}
