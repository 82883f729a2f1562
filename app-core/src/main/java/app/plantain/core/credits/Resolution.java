package app.plantain.core.credits;

/**
 * What becomes of a hold.
 *
 * @param captured how much of it is spent, at most what is held; the rest is given back
 * @param reason in words, for the statement
 */
public record Resolution(HoldId hold, Credits captured, String reason) {}
