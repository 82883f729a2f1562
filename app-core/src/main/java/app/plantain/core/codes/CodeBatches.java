package app.plantain.core.codes;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists and revokes batches of codes, on behalf of administrators. */
@Service
@PreAuthorize("hasRole('ADMINISTRATOR')")
public class CodeBatches {

    private final CodeRows rows;
    private final AuditLog audit;
    private final Clock clock;

    CodeBatches(CodeRows rows, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a batch. Its codes are in the answer and nowhere else.
     *
     * @throws IllegalArgumentException with a text for the user, where the codes could never be redeemed
     */
    @Transactional
    public NewCodes make(CodeBatchDraft draft, UserId by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (draft.redeemUntil().filter(end -> !now.isBefore(end)).isPresent()) {
            throw new IllegalArgumentException("Choose a day that is not over yet");
        }
        var batch = new CodeBatchId(TimeOrderedIds.next());
        var codes = Stream.generate(RedeemCode::random).limit(draft.codes()).toList();
        rows.add(batch, draft, by, now);
        rows.add(batch, codes);
        audit.record(by, null, "code.make", draft.name(), inWords(draft));
        return new NewCodes(rows.batch(batch).orElseThrow(), codes);
    }

    private static String inWords(CodeBatchDraft draft) {
        return String.format(
                Locale.ENGLISH,
                "%,d codes of %s credits, each for %,d teams",
                draft.codes(),
                draft.amount(),
                draft.uses());
    }

    /** The newest batches. */
    @Transactional(readOnly = true)
    public List<CodeBatch> newest(int limit) {
        return rows.newestBatches(limit);
    }

    /** The batches that were made before another one, newest first. */
    @Transactional(readOnly = true)
    public List<CodeBatch> before(CodeBatchId batch, int limit) {
        return rows.batches(batch, limit);
    }

    /**
     * Who redeemed codes of a batch, newest first.
     *
     * @param before only what was redeemed before this one; empty for the newest
     */
    @Transactional(readOnly = true)
    public List<CodeUse> uses(CodeBatchId batch, Optional<UUID> before, int limit) {
        return rows.uses(batch, before, limit);
    }

    /** From now on no code of the batch can be redeemed. What was redeemed stays with the teams. */
    @Transactional
    public void revoke(CodeBatchId batch, UserId by) {
        if (rows.revoke(batch, clock.instant())) {
            record(batch, by, "code.revoke");
        }
    }

    /** Takes a revocation back. */
    @Transactional
    public void restore(CodeBatchId batch, UserId by) {
        if (rows.restore(batch)) {
            record(batch, by, "code.restore");
        }
    }

    private void record(CodeBatchId id, UserId by, String action) {
        rows.batch(id)
                .ifPresent(batch -> audit.record(
                        by,
                        null,
                        action,
                        batch.name(),
                        String.format(Locale.ENGLISH, "%,d of %,d redeemed", batch.redeemed(), batch.redeemable())));
    }
}
