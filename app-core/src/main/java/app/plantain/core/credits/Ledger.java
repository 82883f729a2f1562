package app.plantain.core.credits;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.credits.LedgerRows.Head;
import app.plantain.core.credits.LedgerRows.Hold;
import app.plantain.core.credits.Posting.Movement;
import app.plantain.core.credits.RememberedHeads.Visit;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import app.plantain.core.sql.Together;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final RememberedHeads heads;
    private final GrantRows grants;
    private final CreditCalendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ledger(
            LedgerRows rows,
            RememberedHeads heads,
            GrantRows grants,
            CreditCalendar calendar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.heads = heads;
        this.grants = grants;
        this.calendar = calendar;
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
     * Gives a team credits that never expire. Granting again under the same key does nothing.
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
        return grant(new Grant(team, amount, Optional.empty(), reason, businessKey), GrantSource.GRANT, by);
    }

    /**
     * Gives a team credits. Granting again under the same key does nothing.
     *
     * @param by who granted, {@code null} for the application itself
     * @return whether the credits moved now; false where they had moved under the same key before
     * @throws IllegalStateException where the key was used for something else, or the grant has expired already
     */
    @Transactional
    public boolean grant(Grant grant, GrantSource source, @Nullable UserId by) {
        return comeIn(
                new Movement(
                        grant.businessKey(),
                        TransferKind.GRANT,
                        Account.ISSUED,
                        Account.AVAILABLE,
                        grant.amount(),
                        null,
                        by,
                        grant.reason()),
                grant.team(),
                source,
                grant.expiresAt());
    }

    /**
     * Takes back what was given by mistake, with a transfer the other way: nothing that was written is ever changed. Doing it again under
     * the same key does nothing.
     *
     * @return whether the credits moved now
     * @throws InsufficientCredits where more is to be taken back than the team has available; nothing is changed then
     * @throws IllegalStateException where the key was used for something else
     */
    @Transactional
    public boolean correct(Correction correction, UserId by) {
        var movement = new Movement(
                correction.businessKey(),
                TransferKind.ADJUSTMENT,
                Account.AVAILABLE,
                Account.ISSUED,
                correction.amount(),
                null,
                by,
                correction.reason());
        var posting = lock(correction.team());
        if (known(movement, posting).isPresent()) {
            return false;
        }
        calendar.bringUp(posting);
        posting.add(movement);
        write(posting);
        return true;
    }

    private boolean comeIn(Movement movement, TeamId team, GrantSource source, Optional<Instant> expiresAt) {
        var posting = lock(team);
        var known = known(movement, posting);
        if (known.isPresent()) {
            requireSameExpiry(known.get(), expiresAt);
            return false;
        }
        if (expiresAt.filter(end -> !posting.now().isBefore(end)).isPresent()) {
            throw new IllegalStateException("These credits have expired before they are given");
        }
        calendar.comeIn(posting, movement, source, expiresAt);
        write(posting);
        return true;
    }

    /** Lets the calendar do what is due for a team: allowances come, and what was given for a time expires. */
    @Transactional
    public void bringUp(TeamId team) {
        var posting = lock(team);
        calendar.bringUp(posting);
        write(posting);
    }

    /**
     * Gives a team credits again with each period of its calendar, in place of what it was given until now. The first
     * comes at once; where there was an allowance of the same kind of period, with the next one.
     *
     * @param rollOver the most that is left over when the next one comes, empty for all
     * @return false where it was given just that already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean allow(TeamId team, Credits amount, CalendarPeriod period, Optional<Credits> rollOver) {
        var posting = lock(team);
        if (grants.allowance(team)
                .filter(one -> one.is(amount, period, rollOver))
                .isPresent()) {
            return false;
        }
        calendar.workOut(posting);
        calendar.allow(posting, amount, period, rollOver);
        write(posting);
        return true;
    }

    /**
     * Takes a team's allowance away. What it had of it stays until it expires.
     *
     * @return false where it had none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean allowNothing(TeamId team) {
        var posting = lock(team);
        if (grants.allowance(team).isEmpty()) {
            return false;
        }
        calendar.workOut(posting);
        grants.removeAllowance(team);
        calendar.workOut(posting);
        write(posting);
        return true;
    }

    /** What the team is given again and again. */
    @Transactional(readOnly = true)
    public Optional<Allowance> allowance(TeamId team) {
        return grants.allowance(team);
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
        return hold(List.of(new Reservation(team, amount, count, by, reason)), (_, _) -> {})
                .getFirst();
    }

    /**
     * Makes several reservations, for what is created of them: all or none.
     *
     * @param create creates what the holds are for, given the holds of each reservation and their new rows, which are sent
     *     to the database at the latest together with the transfers. It runs before the credits move: from then on all
     *     others of these teams wait until the transaction ends
     * @return the holds of each reservation, in their order
     * @throws InsufficientCredits where a team has less than all of its own need; the transaction is to be rolled back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<List<HoldId>> hold(List<Reservation> reservations, BiConsumer<List<List<HoldId>>, Together> create) {
        var opened = reservations.stream().map(Ledger::opened).toList();
        var together = rows.together();
        opened.forEach(some -> some.forEach(hold -> LedgerRows.insert(together, hold, now())));
        var holds = opened.stream()
                .map(some -> some.stream().map(hold -> new HoldId(hold.id())).toList())
                .toList();
        create.accept(holds, together);

        var teams = reservations.stream().map(Reservation::team).toList();
        var visit = heads.visit(teams, now());
        var postings = visit.remembered().isEmpty()
                ? postings(rows.lock(teams), now())
                : postings(visit.remembered(), visit.at());
        postings.values().forEach(posting -> {
            calendar.bringUp(posting);
            requireEnough(posting, reservations);
        });
        for (var number = 0; number < reservations.size(); number++) {
            var reservation = reservations.get(number);
            var posting = Objects.requireNonNull(postings.get(reservation.team()));
            opened.get(number).forEach(hold -> posting.add(reserved(hold, reservation)));
        }
        write(visit, postings.values(), together);
        return holds;
    }

    private static List<Hold> opened(Reservation reservation) {
        return Stream.generate(() ->
                        new Hold(TimeOrderedIds.next(), reservation.team(), reservation.amount(), Optional.empty()))
                .limit(reservation.count())
                .toList();
    }

    private static void requireEnough(Posting posting, List<Reservation> reservations) {
        var needed = reservations.stream()
                .filter(one -> one.team().equals(posting.team()))
                .map(Reservation::total)
                .reduce(Credits.ZERO, Credits::plus);
        var available = posting.balance().available();
        if (available.isLessThan(needed)) {
            throw new InsufficientCredits(needed, available);
        }
    }

    private static Movement reserved(Hold hold, Reservation reservation) {
        return new Movement(
                "hold:" + hold.id(),
                TransferKind.HOLD,
                Account.AVAILABLE,
                Account.HELD,
                hold.amount(),
                hold.id(),
                reservation.by(),
                reservation.reason());
    }

    /**
     * Spends a hold, or a part of it, and gives the rest back. Doing it again with the same amount does nothing.
     *
     * @param amount at most what is held; zero gives all of it back
     * @throws IllegalStateException where the hold was resolved with another amount
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void capture(HoldId hold, Credits amount, String reason) {
        var one = rows.hold(hold).orElseThrow(() -> unknown(hold));
        resolve(List.of(new Resolution(hold, one.team(), one.amount(), amount, reason)));
    }

    /**
     * Spends holds, or a part of each, and gives the rest back. Doing it again with the same amounts does nothing. From
     * then on all others of their teams wait until the transaction ends.
     *
     * @param resolutions each of a hold of its own
     * @throws IllegalStateException where a hold was resolved with another amount
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void resolve(Collection<Resolution> resolutions) {
        if (resolutions.isEmpty()) {
            return;
        }
        var visit = heads.visit(resolutions.stream().map(Resolution::team).toList(), now());
        var postings =
                visit.remembered().isEmpty() ? resolveLocked(resolutions) : resolveAsRemembered(resolutions, visit);
        write(visit, postings.values(), rows.together());
    }

    private Map<TeamId, Posting> resolveLocked(Collection<Resolution> resolutions) {
        var locked = rows.lockHolds(resolutions.stream().map(Resolution::hold).toList()).stream()
                .collect(Collectors.toMap(one -> new HoldId(one.hold().id()), Function.identity()));
        var postings = new LinkedHashMap<TeamId, Posting>();
        for (var resolution : resolutions) {
            var one = Optional.ofNullable(locked.get(resolution.hold())).orElseThrow(() -> unknown(resolution.hold()));
            if (one.hold().captured().isPresent()) {
                requireResolvedWith(one.hold(), resolution.captured());
                continue;
            }
            resolve(
                    resolution,
                    one.hold(),
                    postings.computeIfAbsent(one.hold().team(), _ -> posting(one.head(), now())));
        }
        return postings;
    }

    /** The holds are taken to be open; the database refuses it where one is not. */
    private Map<TeamId, Posting> resolveAsRemembered(Collection<Resolution> resolutions, Visit visit) {
        var postings = postings(visit.remembered(), visit.at());
        for (var resolution : resolutions) {
            var hold = new Hold(resolution.hold().value(), resolution.team(), resolution.held(), Optional.empty());
            resolve(resolution, hold, Objects.requireNonNull(postings.get(resolution.team())));
        }
        return postings;
    }

    private static void resolve(Resolution resolution, Hold hold, Posting posting) {
        var spent = resolution.captured();
        posting.resolve(hold, spent);
        if (!spent.isZero()) {
            posting.add(resolved("capture:", TransferKind.CAPTURE, Account.USED, spent, hold, resolution.reason()));
        }
        var rest = hold.amount().minus(spent);
        if (!rest.isZero()) {
            posting.add(resolved("release:", TransferKind.RELEASE, Account.AVAILABLE, rest, hold, resolution.reason()));
        }
    }

    private static Movement resolved(
            String key, TransferKind kind, Account to, Credits amount, Hold hold, String reason) {
        return new Movement(key + hold.id(), kind, Account.HELD, to, amount, hold.id(), null, reason);
    }

    /** Gives all of a hold back. Doing it again does nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(HoldId hold, String reason) {
        capture(hold, Credits.ZERO, reason);
    }

    /**
     * What teams can spend as things stand; without those for whom the calendar has something to do first. Nothing is
     * locked, so it may change before anybody spends it.
     */
    @Transactional(readOnly = true)
    public Map<TeamId, Credits> spendable(Collection<TeamId> teams) {
        return rows.heads(teams).stream()
                .map(head -> posting(head, now()))
                .filter(posting -> !posting.isDue())
                .collect(Collectors.toMap(
                        Posting::team, posting -> posting.balance().available()));
    }

    /**
     * What a team could spend when this node last changed that, empty where it has forgotten or the calendar has something
     * to do first. Another node may have changed it since.
     */
    public Optional<Credits> remembered(TeamId team) {
        return heads.remembered(team)
                .filter(head -> !head.isDue(now()))
                .map(head -> head.balance().available());
    }

    /** What the team has; nothing for a team that is not known. */
    @Transactional(readOnly = true)
    public Balance balance(TeamId team) {
        return rows.balance(team);
    }

    private Posting lock(TeamId team) {
        heads.disturb(team);
        return posting(rows.lock(List.of(team)).getFirst(), now());
    }

    private Map<TeamId, Posting> postings(List<Head> inOrder, Instant at) {
        return inOrder.stream()
                .map(head -> posting(head, at))
                .collect(Collectors.toMap(Posting::team, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    private Posting posting(Head head, Instant at) {
        return new Posting(head, rows.accounts(head.team()), at);
    }

    private void write(Posting posting) {
        write(List.of(posting), rows.together());
    }

    private void write(Visit visit, Collection<Posting> postings, Together together) {
        write(postings, together);
        postings.forEach(posting -> visit.wrote(posting.after()));
    }

    /** Writes what was posted after what was begun: the team's other operations wait for one round trip and the commit. */
    private void write(Collection<Posting> postings, Together together) {
        postings.forEach(posting -> posting.moveIn(together));
        postings.forEach(posting -> posting.writeTo(together));
        together.send();
        postings.stream()
                .filter(posting -> !posting.isEmpty())
                .forEach(posting -> events.publishEvent(new BalanceChanged(posting.team())));
    }

    /** What was moved before under the same key. */
    private Optional<Transfer> known(Movement movement, Posting posting) {
        var known = rows.find(movement.businessKey());
        known.ifPresent(transfer -> requireSame(transfer, movement, posting.team()));
        return known;
    }

    private static void requireSame(Transfer known, Movement movement, TeamId team) {
        var same = known.team().equals(team.value())
                && known.kind() == movement.kind()
                && known.amount().equals(movement.amount())
                && known.debit() == movement.from()
                && known.reason().equals(movement.reason());
        if (!same) {
            throw otherContent(known);
        }
    }

    private void requireSameExpiry(Transfer known, Optional<Instant> expiresAt) {
        if (!grants.expiry(known.id()).equals(expiresAt.map(at -> at.truncatedTo(ChronoUnit.MICROS)))) {
            throw otherContent(known);
        }
    }

    private static IllegalStateException otherContent(Transfer known) {
        return new IllegalStateException("The key %s was used for another transfer".formatted(known.businessKey()));
    }

    private static IllegalArgumentException unknown(HoldId hold) {
        return new IllegalArgumentException("There is no hold %s".formatted(hold));
    }

    private static void requireResolvedWith(Hold hold, Credits amount) {
        if (!hold.captured().equals(Optional.of(amount))) {
            throw new IllegalStateException(
                    "Hold %s was resolved with %s before".formatted(hold.id(), hold.captured()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
