package app.plantain.core.credits;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that came in, as people read it.
 *
 * @param remaining what was left of it when it was last worked out
 * @param expiresAt when the rest expires, empty where it never does
 */
public record GrantView(
        GrantSource source,
        Credits amount,
        Credits remaining,
        Optional<Instant> expiresAt,
        Instant grantedAt,
        String reason) {}
