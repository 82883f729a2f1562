package app.plantain.core.nodes;

/**
 * Events of other nodes may have been lost, as while the database was away. Published outside of a transaction; whatever
 * shows what other nodes change reads it again.
 */
public record ChangesMissed() {}
