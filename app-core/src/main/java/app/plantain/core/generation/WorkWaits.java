package app.plantain.core.generation;

/** Something may be able to go out now. Published when it is committed, so that it goes at once and not with the next look. */
record WorkWaits() {}
