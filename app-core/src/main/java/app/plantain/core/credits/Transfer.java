package app.plantain.core.credits;

import app.plantain.core.credits.LedgerRows.Accounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger: one amount from one account to another, so that it cannot be out of balance.
 *
 * @param position from 1, without gaps, per team
 * @param businessKey names the operation; no two transfers have the same
 * @param createdAt in microseconds, as both databases keep it
 */
record Transfer(
        UUID id,
        UUID team,
        long position,
        String businessKey,
        TransferKind kind,
        Account debit,
        Account credit,
        Credits amount,
        @Nullable UUID hold,
        @Nullable UUID user,
        String reason,
        Instant createdAt) {

    /** What the first transfer of a team follows. */
    static final String START_OF_CHAIN = "0".repeat(64);

    /**
     * The hash that ties this transfer to the one before: any later change of either is seen.
     *
     * @param accounts the team's, by whose ids the hash speaks of them
     */
    String hashAfter(String previousHash, Accounts accounts) {
        var content = String.join(
                "\n",
                previousHash,
                id.toString(),
                team.toString(),
                Long.toString(position),
                businessKey,
                kind.name(),
                accounts.id(debit).toString(),
                accounts.id(credit).toString(),
                Long.toString(amount.hundredths()),
                String.valueOf(hold),
                String.valueOf(user),
                createdAt.toString(),
                reason);
        return HexFormat.of().formatHex(sha256().digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
