package app.plantain.web.account;

import java.time.Instant;

/** What an open invitation offers to whoever holds its link. */
public record InvitationOffer(String team, String invitedBy, Role role, Instant expires) {}
