package app.plantain.core.credits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is left of each thing that came in. Spending takes from what expires first, and what never expires comes last.
 * Credits that are held are those that would be spent next: they expire when they are given back, not before.
 */
final class GrantBook {

    private static final Comparator<Entry> SPENT_FIRST = Comparator.comparing(
                    (Entry entry) -> entry.expiresAt().orElse(Instant.MAX))
            .thenComparing(Entry::id);

    private final Map<UUID, Entry> written;
    private final List<Entry> entries;

    GrantBook(List<Entry> entries) {
        this.written = entries.stream().collect(Collectors.toUnmodifiableMap(Entry::id, Function.identity()));
        this.entries = new ArrayList<>(entries);
        this.entries.sort(SPENT_FIRST);
    }

    /** Something that came in. */
    record Entry(UUID id, GrantSource source, Credits remaining, Optional<Instant> expiresAt) {

        boolean hasExpired(Instant now) {
            return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
        }

        boolean isOfAllowance() {
            return source == GrantSource.ALLOWANCE;
        }

        private Entry left(Credits credits) {
            return new Entry(id, source, credits, expiresAt);
        }
    }

    /** What expires of something that came in. */
    record Expiry(UUID grant, Credits amount) {}

    /** Takes off what was spent, so that what remains of all together is what the team has. */
    void settle(Credits balance) {
        var spent = Math.max(0, total() - balance.hundredths());
        for (var entry : List.copyOf(entries)) {
            if (spent == 0) {
                return;
            }
            var taken = Math.min(spent, entry.remaining().hundredths());
            take(entry, taken);
            spent -= taken;
        }
    }

    /** Takes off what has expired of the given ones and is not held. */
    List<Expiry> expire(Predicate<Entry> which, Credits held) {
        return expire(which, held, Credits.ZERO);
    }

    /**
     * Takes off what has expired of the given ones and is not held, but for so much.
     *
     * @param spared what stays of them together, of those that would be spent last
     */
    List<Expiry> expire(Predicate<Entry> which, Credits held, Credits spared) {
        var free = new ArrayList<Expiry>();
        var covered = held.hundredths();
        for (var entry : entries) {
            var here = Math.min(covered, entry.remaining().hundredths());
            covered -= here;
            if (which.test(entry) && here < entry.remaining().hundredths()) {
                free.add(new Expiry(entry.id(), new Credits(entry.remaining().hundredths() - here)));
            }
        }
        var over = sum(free) - spared.hundredths();
        var expired = new ArrayList<Expiry>();
        for (var one : free) {
            var amount = Math.min(over, one.amount().hundredths());
            if (amount > 0) {
                expired.add(new Expiry(one.grant(), new Credits(amount)));
                take(find(one.grant()), amount);
                over -= amount;
            }
        }
        return expired;
    }

    /** Lets what is left of the given ones expire at another time. */
    void extend(Predicate<Entry> which, Optional<Instant> expiresAt) {
        entries.replaceAll(entry ->
                which.test(entry) ? new Entry(entry.id(), entry.source(), entry.remaining(), expiresAt) : entry);
        entries.sort(SPENT_FIRST);
    }

    void add(Entry entry) {
        entries.add(entry);
        entries.sort(SPENT_FIRST);
    }

    /** Takes those of one source that expire together for one: for reckoning ahead, where it does not matter which is which. */
    void gather() {
        var gathered = entries.stream()
                .filter(entry -> !entry.remaining().isZero())
                .collect(Collectors.toMap(
                        entry -> List.of(entry.source(), entry.expiresAt()),
                        Function.identity(),
                        (one, other) -> one.left(one.remaining().plus(other.remaining())),
                        LinkedHashMap::new));
        entries.clear();
        entries.addAll(gathered.values());
    }

    /** All of them, in the order in which they are spent. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What is left of all together. */
    Credits left() {
        return new Credits(total());
    }

    /** When the first of them expires of which something is left. */
    Optional<Instant> nextExpiry() {
        return entries.stream()
                .filter(entry -> !entry.remaining().isZero())
                .flatMap(entry -> entry.expiresAt().stream())
                .min(Comparator.naturalOrder());
    }

    /** Those that are not any more as they were at first. What was added is not among them. */
    List<Entry> changed() {
        return entries.stream()
                .filter(entry -> written.containsKey(entry.id()) && !entry.equals(written.get(entry.id())))
                .toList();
    }

    private long total() {
        return entries.stream()
                .mapToLong(entry -> entry.remaining().hundredths())
                .sum();
    }

    private static long sum(List<Expiry> expiries) {
        return expiries.stream().mapToLong(one -> one.amount().hundredths()).sum();
    }

    private Entry find(UUID id) {
        return entries.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void take(Entry entry, long hundredths) {
        var left = new Credits(entry.remaining().hundredths() - hundredths);
        entries.replaceAll(one -> one.id().equals(entry.id()) ? one.left(left) : one);
    }
}
