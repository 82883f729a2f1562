package app.plantain.core.credits;

import app.plantain.core.credits.LedgerRows.Accounts;
import app.plantain.core.credits.LedgerRows.Chain;
import app.plantain.core.credits.LedgerRows.ChainEnd;
import app.plantain.core.credits.LedgerRows.HashedTransfer;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only place where credits move. Every movement is a transfer that names its business key, so that repeating an
 * operation does nothing; the cached balances change in the same transaction, and no team's falls below zero.
 */
@Service
public class Ledger {

    private final LedgerRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ledger(LedgerRows rows, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** Opens the accounts of a new team, in the transaction that creates it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(TeamId team) {
        rows.startChain(team);
        rows.openAccount(TimeOrderedIds.next(), team, Account.AVAILABLE);
        rows.openAccount(TimeOrderedIds.next(), team, Account.HELD);
    }

    /**
     * Gives a team credits. Granting again under the same key does nothing.
     *
     * @param amount more than zero
     * @param reason in words, for the statement
     * @param by who granted, {@code null} for the application itself
     * @param businessKey names this grant
     * @return whether the credits moved now; false where they had moved under the same key before
     * @throws IllegalStateException where the key was used for something else
     */
    @Transactional
    public boolean grant(TeamId team, Credits amount, String reason, @Nullable UserId by, String businessKey) {
        var chain = rows.lockChain(team);
        var known = rows.find(businessKey);
        if (known.isPresent()) {
            requireSame(known.get(), team, amount);
            return false;
        }
        var grant = new Movement(
                businessKey, TransferKind.GRANT, Account.ISSUED, Account.AVAILABLE, amount, null, by, reason);
        post(chain, new Together(), List.of(grant));
        return true;
    }

    /**
     * Reserves the same amount several times, a hold each: all or none.
     *
     * @param amount of one hold, more than zero
     * @param count how many holds
     * @param by who spends
     * @param reason in words, for the statement
     * @return the holds, as many as asked for
     * @throws InsufficientCredits where the team has less than all of them need; nothing is changed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<HoldId> hold(TeamId team, Credits amount, int count, UserId by, String reason) {
        return hold(team, amount, count, by, reason, _ -> {});
    }

    /**
     * Reserves the same amount several times, a hold each, for what is created of them: all or none.
     *
     * @param amount of one hold, more than zero
     * @param count how many holds
     * @param by who spends
     * @param reason in words, for the statement
     * @param create creates what the holds are for. It runs before the credits move: from then on all others of the team
     *     wait until the transaction ends
     * @return the holds, as many as asked for
     * @throws InsufficientCredits where the team has less than all of them need; the transaction is to be rolled back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<HoldId> hold(
            TeamId team, Credits amount, int count, UserId by, String reason, Consumer<List<HoldId>> create) {
        var ids = Stream.generate(TimeOrderedIds::next).limit(count).toList();
        var holds = ids.stream().map(HoldId::new).toList();
        rows.insertHolds(team, ids, amount, now());
        create.accept(holds);

        var chain = rows.lockChain(team);
        var available = chain.balance().available();
        var needed = amount.times(count);
        if (available.isLessThan(needed)) {
            throw new InsufficientCredits(needed, available);
        }
        var movements = ids.stream()
                .map(id -> new Movement(
                        "hold:" + id, TransferKind.HOLD, Account.AVAILABLE, Account.HELD, amount, id, by, reason))
                .toList();
        post(chain, new Together(), movements);
        return holds;
    }

    /**
     * Spends a hold, or a part of it, and gives the rest back. Doing it again with the same amount does nothing.
     *
     * @param amount at most what is held; zero gives all of it back
     * @throws IllegalStateException where the hold was resolved with another amount
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void capture(HoldId holdId, Credits amount, String reason) {
        var locked = rows.lockHold(holdId);
        var hold = locked.hold();
        if (hold.captured().isPresent()) {
            requireResolvedWith(hold, amount);
            return;
        }
        var together = new Together();
        LedgerRows.resolve(together, holdId, amount, now());
        var rest = hold.amount().minus(amount);
        var movements = new ArrayList<Movement>(2);
        if (!amount.isZero()) {
            movements.add(new Movement(
                    "capture:" + holdId,
                    TransferKind.CAPTURE,
                    Account.HELD,
                    Account.USED,
                    amount,
                    hold.id(),
                    null,
                    reason));
        }
        if (!rest.isZero()) {
            movements.add(new Movement(
                    "release:" + holdId,
                    TransferKind.RELEASE,
                    Account.HELD,
                    Account.AVAILABLE,
                    rest,
                    hold.id(),
                    null,
                    reason));
        }
        post(locked.chain(), together, movements);
    }

    /** Gives all of a hold back. Doing it again does nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(HoldId hold, String reason) {
        capture(hold, Credits.ZERO, reason);
    }

    /** What the team has; nothing for a team that is not known. */
    @Transactional(readOnly = true)
    public Balance balance(TeamId team) {
        return rows.balance(team);
    }

    /**
     * The team's statement, newest first.
     *
     * @param before show what came before this position; {@link Long#MAX_VALUE} for the newest
     */
    @Transactional(readOnly = true)
    public List<StatementLine> statement(TeamId team, long before, int limit) {
        return rows.before(team, before, limit).stream()
                .map(HashedTransfer::transfer)
                .map(transfer -> new StatementLine(
                        transfer.position(),
                        transfer.createdAt(),
                        transfer.kind(),
                        transfer.amount(),
                        transfer.reason()))
                .toList();
    }

    private record Movement(
            String businessKey,
            TransferKind kind,
            Account from,
            Account to,
            Credits amount,
            @Nullable UUID hold,
            @Nullable UserId by,
            String reason) {

        long changeOf(Account account) {
            return (to == account ? amount.hundredths() : 0) - (from == account ? amount.hundredths() : 0);
        }

        Transfer at(TeamId team, Accounts accounts, long position, Instant now) {
            return new Transfer(
                    TimeOrderedIds.next(),
                    team.value(),
                    position,
                    businessKey,
                    kind,
                    accounts.id(from),
                    accounts.id(to),
                    amount,
                    hold,
                    by == null ? null : by.value(),
                    reason,
                    now);
        }
    }

    /** Writes the movements after what was begun: the team's other operations wait for one round trip and the commit. */
    private void post(Chain chain, Together together, List<Movement> movements) {
        var team = chain.team();
        var accounts = rows.accounts(team);
        var end = chain.end();
        var transfers = new ArrayList<HashedTransfer>(movements.size());
        for (var movement : movements) {
            var transfer = movement.at(team, accounts, end.position() + 1, now());
            var hash = transfer.hashAfter(end.hash());
            transfers.add(new HashedTransfer(transfer, hash));
            end = new ChainEnd(transfer.position(), hash);
        }
        LedgerRows.insert(together, transfers);
        LedgerRows.moveChain(together, team, end);
        LedgerRows.addToBalances(together, team, change(movements, Account.AVAILABLE), change(movements, Account.HELD));
        rows.write(together);
        events.publishEvent(new BalanceChanged(team));
    }

    private static long change(List<Movement> movements, Account account) {
        return movements.stream()
                .mapToLong(movement -> movement.changeOf(account))
                .sum();
    }

    private static void requireSame(Transfer known, TeamId team, Credits amount) {
        if (!known.team().equals(team.value())
                || !known.amount().equals(amount)
                || known.kind() != TransferKind.GRANT) {
            throw new IllegalStateException("The key %s was used for another transfer".formatted(known.businessKey()));
        }
    }

    private static void requireResolvedWith(LedgerRows.Hold hold, Credits amount) {
        if (!hold.captured().equals(Optional.of(amount))) {
            throw new IllegalStateException(
                    "Hold %s was resolved with %s before".formatted(hold.id(), hold.captured()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
