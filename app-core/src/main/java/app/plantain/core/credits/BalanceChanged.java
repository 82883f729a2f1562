package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;

/** A team's credits moved. Published when that is committed, for screens that are open. */
public record BalanceChanged(TeamId team) {}
