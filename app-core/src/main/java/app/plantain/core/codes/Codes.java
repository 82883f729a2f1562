package app.plantain.core.codes;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.codes.CodeRows.LockedCode;
import app.plantain.core.credits.Grant;
import app.plantain.core.credits.GrantSource;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives teams credits for codes. Whoever calls it counts the guesses: here, every code is only looked at. */
@Service
public class Codes {

    private final CodeRows rows;
    private final Ledger ledger;
    private final AuditLog audit;
    private final Clock clock;

    Codes(CodeRows rows, Ledger ledger, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Redeems a code for a member's team: the use is counted, the credits come and the entry of the audit log is written
     * in one transaction, or nothing is. A team that redeems the same code again changes nothing.
     *
     * @param text as a person typed it: case, blanks, hyphens and look-alikes do not matter
     */
    @Transactional
    public CodeAnswer redeem(Member member, String text) {
        return RedeemCode.read(text)
                .flatMap(code -> rows.lock(code.hash()))
                .map(code -> redeem(member, code))
                .orElseGet(CodeAnswer.NotKnown::new);
    }

    private CodeAnswer redeem(Member member, LockedCode code) {
        var batch = rows.batch(code.batch()).orElseThrow();
        var before = rows.redeemed(batch.id(), member.team());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (before.isPresent()) {
            return before.get().code().equals(code.id())
                    ? new CodeAnswer.RedeemedBefore(before.get().at())
                    : new CodeAnswer.HadAnother();
        }
        if (batch.revokedAt().isPresent()) {
            return new CodeAnswer.Revoked();
        }
        if (batch.redeemUntil().filter(end -> !now.isBefore(end)).isPresent()) {
            return new CodeAnswer.TooLate(batch.redeemUntil().orElseThrow());
        }
        return code.used() < batch.uses() ? give(member, code, batch, now) : new CodeAnswer.UsedUp();
    }

    private CodeAnswer give(Member member, LockedCode code, CodeBatch batch, Instant now) {
        var expires = batch.lifeDays().map(days -> now.plus(Duration.ofDays(days)));
        var grant = new Grant(
                member.team(),
                batch.amount(),
                expires,
                "Redeemed code …" + code.hint(),
                "code:%s:%s".formatted(code.id(), member.team()));
        rows.redeem(code, member, now);
        ledger.grant(grant, GrantSource.CODE, member.user());
        audit.record(
                member.user(),
                member.team(),
                "code.redeem",
                batch.amount() + " credits",
                "Code …%s of %s".formatted(code.hint(), batch.name()));
        return new CodeAnswer.Redeemed(
                batch.amount(), expires, ledger.balance(member.team()).available());
    }
}
