package app.plantain.core.credits;

import app.plantain.core.credits.LedgerRows.Accounts;
import app.plantain.core.credits.LedgerRows.ChainEnd;
import app.plantain.core.credits.LedgerRows.HashedTransfer;
import app.plantain.core.credits.LedgerRows.Head;
import app.plantain.core.credits.LedgerRows.Hold;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import app.plantain.core.sql.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Transfers that follow one another at the end of a team's chain and are written together. The chain is locked, or the
 * database refuses them where others have come in between.
 */
final class Posting {

    private final Head before;
    private final Accounts accounts;
    private final Instant now;
    private final List<HashedTransfer> transfers = new ArrayList<>();
    private final List<Resolved> resolved = new ArrayList<>();
    private ChainEnd end;
    private long available;
    private long held;
    private Optional<Instant> dueAt;

    Posting(Head head, Accounts accounts, Instant now) {
        this.before = head;
        this.accounts = accounts;
        this.now = now;
        this.end = head.end();
        this.available = head.balance().available().hundredths();
        this.held = head.balance().held().hundredths();
        this.dueAt = head.dueAt();
    }

    /**
     * An amount that moves.
     *
     * @param hold the reservation that it belongs to
     * @param by who caused it, {@code null} for the application itself
     */
    record Movement(
            String businessKey,
            TransferKind kind,
            Account from,
            Account to,
            Credits amount,
            @Nullable UUID hold,
            @Nullable UserId by,
            String reason) {

        private long changeOf(Account account) {
            return (to == account ? amount.hundredths() : 0) - (from == account ? amount.hundredths() : 0);
        }
    }

    private record Resolved(Hold hold, Credits captured) {}

    TeamId team() {
        return before.team();
    }

    Instant now() {
        return now;
    }

    /** What the team has after all of this. */
    Balance balance() {
        return new Balance(new Credits(available), new Credits(held));
    }

    /** How the team's credits stand after all of this. */
    Head after() {
        return new Head(team(), end, balance(), dueAt);
    }

    /** Whether the calendar has something to do. */
    boolean isDue() {
        return after().isDue(now);
    }

    void dueAt(Optional<Instant> next) {
        dueAt = next;
    }

    /** The position that the next transfer has. */
    long nextPosition() {
        return end.position() + 1;
    }

    boolean isEmpty() {
        return transfers.isEmpty();
    }

    /**
     * Adds a transfer.
     *
     * @return its id
     * @throws InsufficientCredits where the team has less available
     */
    UUID add(Movement movement) {
        if (movement.from() == Account.AVAILABLE
                && available < movement.amount().hundredths()) {
            throw new InsufficientCredits(movement.amount(), new Credits(available));
        }
        var transfer = new Transfer(
                TimeOrderedIds.next(),
                team().value(),
                end.position() + 1,
                movement.businessKey(),
                movement.kind(),
                movement.from(),
                movement.to(),
                movement.amount(),
                movement.hold(),
                movement.by() == null ? null : movement.by().value(),
                movement.reason(),
                now);
        var hash = transfer.hashAfter(end.hash(), accounts);
        transfers.add(new HashedTransfer(transfer, hash));
        end = new ChainEnd(transfer.position(), hash);
        available += movement.changeOf(Account.AVAILABLE);
        held += movement.changeOf(Account.HELD);
        return transfer.id();
    }

    /** Says of a hold that it is resolved. Its transfers are added too. */
    void resolve(Hold hold, Credits captured) {
        resolved.add(new Resolved(hold, captured));
    }

    /**
     * Moves the team on. That comes before all that others may write as well, so that who was first is decided by the team's
     * own row.
     */
    void moveIn(Together together) {
        LedgerRows.move(together, before, after());
    }

    /** Writes what was added. */
    void writeTo(Together together) {
        resolved.forEach(one -> LedgerRows.resolve(together, one.hold(), one.captured(), now));
        transfers.forEach(transfer -> LedgerRows.insert(together, transfer));
    }
}
