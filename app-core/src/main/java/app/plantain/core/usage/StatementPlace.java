package app.plantain.core.usage;

/**
 * A place in a team's statement, from which one reads on into the past.
 *
 * @param before the position of the transfer that was read last
 * @param available what the team could spend before that transfer, in hundredths
 */
public record StatementPlace(long before, long available) {}
