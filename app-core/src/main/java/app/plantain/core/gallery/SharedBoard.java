package app.plantain.core.gallery;

import app.plantain.core.identity.TeamId;

/** A board that a link opens. */
public record SharedBoard(BoardId id, TeamId team, String name, int images) {}
