package app.plantain.core.generation;

/** There is new work. Published when it is committed, so that it starts at once and not with the next look. */
record BatchSubmitted(BatchId batch) {}
