package app.plantain.core.gallery;

import java.time.Instant;
import java.util.Optional;

/**
 * An address that opens a board to whoever has it.
 *
 * @param token the secret part of the address
 * @param revokedAt when somebody ended it
 */
public record ShareLink(
        ShareLinkId id, String token, Instant createdAt, Instant expiresAt, Optional<Instant> revokedAt) {

    /** Whether it opens the board at that time. */
    public boolean isActive(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(expiresAt);
    }
}
