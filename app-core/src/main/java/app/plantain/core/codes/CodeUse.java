package app.plantain.core.codes;

import java.time.Instant;
import java.util.UUID;

/**
 * One redemption of a code.
 *
 * @param id later redemptions have greater ones
 * @param hint the last characters of the code
 * @param team the name of the team that got the credits
 * @param person the name of who redeemed it
 */
public record CodeUse(UUID id, String hint, String team, String person, Instant at) {}
