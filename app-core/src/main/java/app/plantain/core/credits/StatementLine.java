package app.plantain.core.credits;

import java.time.Instant;

/**
 * A transfer as its team reads it.
 *
 * @param position from 1, in the order of the team's transfers
 * @param reason why, in words
 */
public record StatementLine(long position, Instant at, TransferKind kind, Credits amount, String reason) {}
