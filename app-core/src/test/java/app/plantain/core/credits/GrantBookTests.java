package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.GrantBook.Entry;
import app.plantain.core.credits.GrantBook.Expiry;
import app.plantain.core.identity.TimeOrderedIds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GrantBookTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final Entry soon = entry(50, Optional.of(NOW));
    private final Entry later = entry(30, Optional.of(NOW.plusSeconds(60)));
    private final Entry never = entry(20, Optional.empty());

    @Test
    void whatExpiresFirstIsSpentFirst() {
        var book = new GrantBook(List.of(never, later, soon));

        book.settle(new Credits(45));

        assertThat(book.changed()).containsExactly(entry(soon, 0), entry(later, 25));
    }

    @Test
    void whatIsLeftOfAnExpiredGrantExpires() {
        var book = new GrantBook(List.of(soon, later, never));
        book.settle(new Credits(70));

        assertThat(book.expire(entry -> entry.hasExpired(NOW), Credits.ZERO)).containsExactly(expiry(soon, 20));
        assertThat(book.nextExpiry()).isEqualTo(later.expiresAt());
    }

    @Test
    void whatIsHeldDoesNotExpire() {
        var book = new GrantBook(List.of(soon, later, never));

        assertThat(book.expire(entry -> entry.hasExpired(NOW), new Credits(35))).containsExactly(expiry(soon, 15));
        assertThat(book.nextExpiry()).isEqualTo(soon.expiresAt());

        assertThat(book.expire(entry -> entry.hasExpired(NOW), Credits.ZERO)).containsExactly(expiry(soon, 35));
        assertThat(book.expire(entry -> entry.hasExpired(NOW), Credits.ZERO)).isEmpty();
    }

    @Test
    void soMuchAsIsCarriedOverStays() {
        var book = new GrantBook(List.of(soon, later));

        assertThat(book.expire(_ -> true, Credits.ZERO, new Credits(40))).containsExactly(expiry(soon, 40));
        assertThat(book.changed()).containsExactly(entry(soon, 10));
        assertThat(book.expire(_ -> true, Credits.ZERO, new Credits(40))).isEmpty();
    }

    @Property
    void whatExpiresAndWhatStaysIsWhatThereWas(
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 100) Integer> amounts,
            @ForAll @IntRange(max = 700) int balance,
            @ForAll @IntRange(max = 700) int held,
            @ForAll @IntRange(max = 700) int spared) {
        var book = new GrantBook(IntStream.range(0, amounts.size())
                .mapToObj(number -> entry(amounts.get(number), Optional.of(NOW.plusSeconds(number - 3))))
                .toList());
        var total = Math.min(balance, amounts.stream().mapToInt(one -> one).sum());
        book.settle(new Credits(total));

        var expired = book
                .expire(entry -> entry.hasExpired(NOW), new Credits(Math.min(held, total)), new Credits(spared))
                .stream()
                .mapToLong(one -> one.amount().hundredths())
                .sum();

        assertThat(expired).isBetween(0L, (long) total - Math.min(held, total));
        var before = book.nextExpiry();
        book.settle(new Credits(total - expired));
        assertThat(book.nextExpiry()).isEqualTo(before);
        if (spared == 0 && held == 0) {
            assertThat(before.filter(at -> !at.isAfter(NOW))).isEmpty();
        }
    }

    private static Entry entry(int hundredths, Optional<Instant> expiresAt) {
        return new Entry(TimeOrderedIds.next(), GrantSource.GRANT, new Credits(hundredths), expiresAt);
    }

    private static Entry entry(Entry of, int left) {
        return new Entry(of.id(), of.source(), new Credits(left), of.expiresAt());
    }

    private static Expiry expiry(Entry of, int hundredths) {
        return new Expiry(of.id(), new Credits(hundredths));
    }
}
