package app.plantain.web.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key without its secret.
 *
 * @param hint the first characters of the secret
 * @param lastUsed to the minute; {@code null} if never
 */
public record ApiKeySummary(
        UUID id,
        String name,
        String hint,
        Instant created,
        @Nullable Instant lastUsed) {}
