package app.plantain.core.credits;

import app.plantain.core.schema.RefusedChange;

/** Refuses every change of a transfer that is written. */
public class AppendOnly extends RefusedChange {

    static final String WORDS = "Transfers are append-only: correct one with another";

    /** Called by H2. */
    public AppendOnly() {
        super(WORDS);
    }
}
