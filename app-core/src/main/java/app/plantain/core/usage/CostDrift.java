package app.plantain.core.usage;

import app.plantain.core.provider.Dollars;

/**
 * What a connection's vendor says that images cost, beside what its list of prices says.
 *
 * @param connection its name
 * @param attempts how many have both
 * @param listed what they cost by the list
 * @param reported what they cost as the vendor says
 * @param beyond how many of them differ by more than is tolerated
 * @param unlisted how many were reported for which the list has no price
 */
public record CostDrift(
        String connection, long attempts, Dollars listed, Dollars reported, long beyond, long unlisted) {}
