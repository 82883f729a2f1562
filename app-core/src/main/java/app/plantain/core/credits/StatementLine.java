package app.plantain.core.credits;

import java.time.Instant;

/**
 * A transfer as its team reads it.
 *
 * @param position from 1, in the order of the team's transfers
 * @param gain whether it came into what the team has available
 * @param reason why, in words
 */
public record StatementLine(
        long position, Instant at, TransferKind kind, Credits amount, boolean gain, String reason) {}
