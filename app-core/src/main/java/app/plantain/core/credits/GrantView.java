package app.plantain.core.credits;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that came in, as people read it.
 *
 * @param remaining what is left of it
 * @param expiresAt when the rest expires, empty where it never does
 */
public record GrantView(
        UUID id,
        GrantSource source,
        Credits amount,
        Credits remaining,
        Optional<Instant> expiresAt,
        Instant grantedAt,
        String reason) {

    /** Whether it is one of the credits that come again and again. */
    public boolean isOfAllowance() {
        return source == GrantSource.ALLOWANCE;
    }

    GrantView with(Credits left, Optional<Instant> end) {
        return new GrantView(id, source, amount, left, end, grantedAt, reason);
    }
}
