package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A transfer as administrators find it.
 *
 * @param id later transfers have greater ones
 * @param teamName of the team whose credits moved
 * @param from the account that it left
 * @param to the account that it came to
 * @param person who caused it, by name; empty for the application itself
 * @param email of that person
 * @param job whose credits were held, captured or released
 * @param businessKey names the operation
 */
public record FoundTransfer(
        UUID id,
        TeamId team,
        String teamName,
        TransferKind kind,
        Credits amount,
        Account from,
        Account to,
        Optional<String> person,
        Optional<String> email,
        String reason,
        Optional<UUID> job,
        String businessKey,
        Instant at) {}
