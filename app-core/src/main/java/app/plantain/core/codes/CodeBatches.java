package app.plantain.core.codes;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.credits.GivingLimit;
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
    private final GivingLimit limit;
    private final AuditLog audit;
    private final Clock clock;

    CodeBatches(CodeRows rows, GivingLimit limit, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.limit = limit;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the person has to show once more who it is, since the batch can give so much. */
    public boolean needsConfirmation(CodeBatchDraft draft) {
        return limit.isExceededBy(draft.most());
    }

    /**
     * Makes a batch. Its codes are in the answer and nowhere else.
     *
     * @param confirmed whether the person has shown once more who it is
     * @throws app.plantain.core.credits.UnconfirmedOrder where that is needed and was not done
     * @throws IllegalArgumentException with a text for the user, where the codes could never be redeemed
     */
    @Transactional
    public NewCodes make(CodeBatchDraft draft, UserId by, boolean confirmed) {
        limit.check(draft.most(), confirmed);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (draft.redeemUntil().filter(end -> !now.isBefore(end)).isPresent()) {
            throw new IllegalArgumentException("Choose a day that is not over yet");
        }
        var batch = new CodeBatchId(TimeOrderedIds.next());
        var codes = Stream.generate(RedeemCode::random).limit(draft.codes()).toList();
        rows.add(batch, draft, by, now);
        rows.add(batch, codes);
        audit.record(by, null, "code.make", draft.name(), inWords(draft, confirmed));
        return new NewCodes(rows.batch(batch).orElseThrow(), codes);
    }

    private static String inWords(CodeBatchDraft draft, boolean confirmed) {
        return String.format(
                Locale.ENGLISH,
                "%,d codes of %s credits, each for %,d teams%s",
                draft.codes(),
                draft.amount(),
                draft.uses(),
                confirmed ? "; confirmed with the password" : "");
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
