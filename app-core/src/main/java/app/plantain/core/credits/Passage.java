package app.plantain.core.credits;

import app.plantain.core.credits.GrantBook.Entry;
import app.plantain.core.credits.GrantBook.Expiry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes what came in for a team through time: what was given for a time expires, and allowances come. It only reckons;
 * whoever listens writes, or does not.
 */
final class Passage {

    private final GrantBook book;
    private final ZoneId zone;
    private final Happenings happenings;
    private Optional<Allowance> allowance;

    Passage(GrantBook book, Optional<Allowance> allowance, ZoneId zone, Happenings happenings) {
        this.book = book;
        this.allowance = allowance;
        this.zone = zone;
        this.happenings = happenings;
    }

    /** Hears what happens, in its order. */
    interface Happenings {

        /** Whether the allowance of the period that begins then came before: one that is given again comes once. */
        boolean hasCome(Instant begin);

        void expire(List<Expiry> expiries, String reason);

        /**
         * An allowance comes; it begins at its {@code nextAt}.
         *
         * @return the id of what came in
         */
        UUID come(Allowance allowance, Optional<Instant> expiresAt);
    }

    /** Goes on to a time. Credits that are held until then do not expire. */
    void upTo(Instant now, Credits held) {
        expire(now, held);
        while (allowance.filter(one -> !now.isBefore(one.nextAt())).isPresent()) {
            allowance = Optional.of(renewed(allowance.get(), held));
        }
    }

    /** What comes next, after what has come. */
    Optional<Allowance> allowance() {
        return allowance;
    }

    /** When the next thing happens. */
    Optional<Instant> next() {
        return next(book, allowance);
    }

    static Optional<Instant> next(GrantBook book, Optional<Allowance> allowance) {
        return Stream.concat(book.nextExpiry().stream(), allowance.map(Allowance::nextAt).stream())
                .min(Instant::compareTo);
    }

    /** An allowance that is about to be renewed is not over: its renewal says what is carried over. */
    static boolean isCarriedOver(Entry entry, Optional<Allowance> allowance) {
        return allowance.isPresent() && entry.isOfAllowance();
    }

    /** Lets go what has expired at a time, and no allowance come. */
    void expire(Instant now, Credits held) {
        Predicate<Entry> over = entry -> entry.hasExpired(now) && !isCarriedOver(entry, allowance);
        happenings.expire(book.expire(over, held), "Expired");
    }

    private Allowance renewed(Allowance now, Credits held) {
        var end = now.period().end(now.nextAt(), zone);
        if (!happenings.hasCome(now.nextAt())) {
            carryOver(now, held, end);
            var id = happenings.come(now, now.expiry(end));
            book.add(new Entry(id, GrantSource.ALLOWANCE, now.amount(), now.expiry(end)));
        }
        return new Allowance(now.amount(), now.period(), now.rollOver(), end);
    }

    private void carryOver(Allowance now, Credits held, Instant end) {
        now.rollOver()
                .ifPresent(most -> happenings.expire(
                        book.expire(Entry::isOfAllowance, held, most), "Not carried over to the next allowance"));
        book.extend(Entry::isOfAllowance, now.expiry(end));
    }
}
