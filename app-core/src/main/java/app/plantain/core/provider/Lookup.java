package app.plantain.core.provider;

/** What a vendor knows of a try whose answer was lost. */
public sealed interface Lookup {

    /** It was accepted after all. */
    record Found(Handle handle) implements Lookup {}

    /**
     * It certainly never arrived, and may be sent again. Nor will it arrive: where whoever sends it may only have been slow,
     * the vendor has been told to take it no more.
     */
    record Absent() implements Lookup {}

    /** The vendor cannot be asked. None of the five vendors of Nano Banana keeps a caller's reference. */
    record Unanswerable() implements Lookup {}
}
