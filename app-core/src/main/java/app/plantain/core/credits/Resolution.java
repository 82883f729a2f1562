package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;

/**
 * What becomes of a hold.
 *
 * @param team whose credits are held
 * @param held how much is held
 * @param captured how much of it is spent, at most what is held; the rest is given back
 * @param reason in words, for the statement
 */
public record Resolution(HoldId hold, TeamId team, Credits held, Credits captured, String reason) {}
