package app.plantain.core.identity;

/**
 * A person acting for a team. Whoever builds one has checked that the person belongs to the team; every query of the
 * core takes its team from here.
 */
public record Member(TeamId team, UserId user) {}
