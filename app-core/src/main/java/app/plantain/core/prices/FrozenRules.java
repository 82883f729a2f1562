package app.plantain.core.prices;

import app.plantain.core.schema.RefusedChange;

/** Refuses every change of a price rule that is written. */
public class FrozenRules extends RefusedChange {

    static final String WORDS = "Price rules are append-only: a later one takes over";

    /** Called by H2. */
    public FrozenRules() {
        super(WORDS);
    }
}
