package app.plantain.core.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that somebody did.
 *
 * @param person who did it, by name; empty for the application itself
 * @param team the team it concerned, by name; empty for the whole installation
 * @param action such as {@code credits.grant}
 * @param subject what it was done to
 * @param detail what changed, in words
 */
public record AuditEntry(
        Instant at, Optional<String> person, Optional<String> team, String action, String subject, String detail) {}
