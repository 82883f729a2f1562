package app.plantain.core.prices;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TeamId;
import java.util.List;

/**
 * What images of the past would have cost under a draft.
 *
 * @param images how many were looked at
 * @param before what they cost
 * @param after what they would have cost
 * @param unsold how many of them could not have been bought
 * @param teams the teams for which most would have changed, those first
 * @param otherTeams how many more teams would have paid another amount
 */
public record WhatIf(long images, Credits before, Credits after, long unsold, List<OfTeam> teams, int otherTeams) {

    /** What it would have been for one team. */
    public record OfTeam(TeamId team, String name, long images, Credits before, Credits after) {

        OfTeam plus(long more, Credits cost, Credits wouldCost) {
            return new OfTeam(team, name, images + more, before.plus(cost), after.plus(wouldCost));
        }

        long difference() {
            return Math.abs(after.hundredths() - before.hundredths());
        }
    }
}
