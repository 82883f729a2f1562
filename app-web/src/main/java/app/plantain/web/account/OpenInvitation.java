package app.plantain.web.account;

import java.time.Instant;
import java.util.UUID;

/** An invitation that nobody has accepted yet. */
public record OpenInvitation(UUID id, Role role, String invitedBy, Instant created, Instant expires) {}
