package app.plantain.core.credits;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.GrantBook.Entry;
import app.plantain.core.credits.GrantBook.Expiry;
import app.plantain.core.credits.Posting.Movement;
import app.plantain.core.identity.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        var id = add(posting, movement, source, expiresAt);
        book.add(new Entry(id, source, movement.amount(), expiresAt));
        posting.dueAt(Passage.next(book, rows.allowance(posting.team())));
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

    /** Whether the allowance of the period that begins then has come already. */
    boolean hasCome(TeamId team, Instant begin) {
        return ledgerRows.find(key(team, begin)).isPresent();
    }

    private static String key(TeamId team, Instant begin) {
        return "allowance:%s:%s".formatted(team, begin);
    }

    private GrantBook settled(Posting posting) {
        var team = posting.team();
        var balance = posting.balance();
        var book = rows.book(team);
        book.settle(balance.owned());
        var before = rows.allowance(team);
        var passage = new Passage(book, before, zones.of(team), new Written(posting));
        passage.upTo(posting.now(), balance.held());
        if (!passage.allowance().equals(before)) {
            passage.allowance().ifPresent(after -> rows.putAllowance(team, after));
        }
        rows.write(book);
        posting.dueAt(passage.next());
        return book;
    }

    /** Everything that happens becomes a transfer. */
    private final class Written implements Passage.Happenings {

        private final Posting posting;

        private Written(Posting posting) {
            this.posting = posting;
        }

        @Override
        public boolean hasCome(Instant begin) {
            return CreditCalendar.this.hasCome(posting.team(), begin);
        }

        @Override
        public void expire(List<Expiry> expiries, String reason) {
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

        @Override
        public UUID come(Allowance allowance, Optional<Instant> expiresAt) {
            var gift = new Movement(
                    key(posting.team(), allowance.nextAt()),
                    TransferKind.GRANT,
                    Account.ISSUED,
                    Account.AVAILABLE,
                    allowance.amount(),
                    null,
                    null,
                    allowance.reason());
            return add(posting, gift, GrantSource.ALLOWANCE, expiresAt);
        }
    }

    private UUID add(Posting posting, Movement movement, GrantSource source, Optional<Instant> expiresAt) {
        var id = posting.add(movement);
        rows.add(posting.team(), new Entry(id, source, movement.amount(), expiresAt), posting.now(), movement.reason());
        return id;
    }
}
