package app.plantain.core.credits;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.GrantBook.Entry;
import app.plantain.core.credits.Posting.Movement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What time does to a team's credits: allowances come, and what was given for a time expires. Each is a transfer. It is
 * made up for before anything is reserved or comes in, so that nobody spends what has expired, however late the task
 * that looks after it may be.
 */
@Component
class CreditCalendar {

    private final GrantRows rows;
    private final LedgerRows ledgerRows;
    private final TeamZones zones;

    CreditCalendar(GrantRows rows, LedgerRows ledgerRows, TeamZones zones) {
        this.rows = rows;
        this.ledgerRows = ledgerRows;
        this.zones = zones;
    }

    /** Brings a team up to the present. Adds nothing where nothing is due. */
    void bringUp(Posting posting) {
        if (posting.isDue()) {
            var _ = settled(posting);
        }
    }

    /** Puts something that came in on the books, after what is due. The transfer is added here too. */
    void comeIn(Posting posting, Movement movement, GrantSource source, Optional<Instant> expiresAt) {
        var book = settled(posting);
        var entry = add(posting, movement, source, expiresAt);
        book.add(entry);
        posting.dueAt(next(posting, book));
    }

    /** Gives a team another allowance. What is due of the one before was made up for. */
    void allow(Posting posting, Credits amount, CalendarPeriod period, Optional<Credits> rollOver) {
        var nextAt = rows.allowance(posting.team())
                .filter(before -> before.period() == period)
                .map(Allowance::nextAt)
                .orElseGet(() -> period.start(posting.now(), zones.of(posting.team())));
        rows.putAllowance(posting.team(), new Allowance(amount, period, rollOver, nextAt));
        workOut(posting);
    }

    /** Works out what is left of each thing that came in, without a transfer where nothing is due. */
    void workOut(Posting posting) {
        var _ = settled(posting);
    }

    private GrantBook settled(Posting posting) {
        var book = rows.book(posting.team());
        book.settle(total(posting.balance()));
        expire(posting, book);
        renew(posting, book);
        rows.write(book);
        posting.dueAt(next(posting, book));
        return book;
    }

    /** An allowance that is about to be renewed is not over: its renewal says what is carried over. */
    private void expire(Posting posting, GrantBook book) {
        var renews = rows.allowance(posting.team()).isPresent();
        Predicate<Entry> over =
                entry -> entry.hasExpired(posting.now()) && !(renews && entry.source() == GrantSource.ALLOWANCE);
        post(posting, book.expire(over, posting.balance().held()), "Expired");
    }

    private void renew(Posting posting, GrantBook book) {
        var allowance = rows.allowance(posting.team());
        while (allowance.filter(one -> !posting.now().isBefore(one.nextAt())).isPresent()) {
            allowance = Optional.of(renewed(posting, book, allowance.get()));
            rows.putAllowance(posting.team(), allowance.get());
        }
    }

    /** One that was taken away and given again has come already. */
    private Allowance renewed(Posting posting, GrantBook book, Allowance allowance) {
        var end = allowance.period().end(allowance.nextAt(), zones.of(posting.team()));
        var key = "allowance:%s:%s".formatted(posting.team(), allowance.nextAt());
        if (ledgerRows.find(key).isEmpty()) {
            carryOver(posting, book, allowance, end);
            book.add(add(posting, gift(key, allowance), GrantSource.ALLOWANCE, allowance.expiry(end)));
        }
        return new Allowance(allowance.amount(), allowance.period(), allowance.rollOver(), end);
    }

    private static void carryOver(Posting posting, GrantBook book, Allowance allowance, Instant end) {
        Predicate<Entry> earlier = entry -> entry.source() == GrantSource.ALLOWANCE;
        allowance
                .rollOver()
                .ifPresent(most -> post(
                        posting,
                        book.expire(earlier, posting.balance().held(), most),
                        "Not carried over to the next allowance"));
        book.extend(earlier, allowance.expiry(end));
    }

    private static Movement gift(String key, Allowance allowance) {
        return new Movement(
                key,
                TransferKind.GRANT,
                Account.ISSUED,
                Account.AVAILABLE,
                allowance.amount(),
                null,
                null,
                "Allowance of the " + Allowance.name(allowance.period()));
    }

    private Entry add(Posting posting, Movement movement, GrantSource source, Optional<Instant> expiresAt) {
        var id = posting.add(movement);
        var entry = new Entry(id, source, movement.amount(), expiresAt);
        rows.add(posting.team(), entry, posting.now(), movement.reason());
        return entry;
    }

    private static void post(Posting posting, List<GrantBook.Expiry> expiries, String reason) {
        expiries.forEach(one -> posting.add(new Movement(
                "expiry:%s:%d".formatted(one.grant(), posting.nextPosition()),
                TransferKind.EXPIRY,
                Account.AVAILABLE,
                Account.EXPIRED,
                one.amount(),
                null,
                null,
                reason)));
    }

    private Optional<Instant> next(Posting posting, GrantBook book) {
        return Stream.concat(book.nextExpiry().stream(), rows.allowance(posting.team()).map(Allowance::nextAt).stream())
                .min(Instant::compareTo);
    }

    private static Credits total(Balance balance) {
        return balance.available().plus(balance.held());
    }
}
