package app.plantain.core.credits;

import app.plantain.core.identity.TimeOrderedIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Remembers what happens and writes nothing: for who only wants to know how it stands, or will. */
final class Foreseen implements Passage.Happenings {

    private final Predicate<Instant> hasCome;
    private final List<GrantView> gifts = new ArrayList<>();
    private long expired;
    private long came;

    /** Makes one that knows nothing yet; {@code hasCome} says which periods' allowances have come already. */
    Foreseen(Predicate<Instant> hasCome) {
        this.hasCome = hasCome;
    }

    @Override
    public boolean hasCome(Instant begin) {
        return hasCome.test(begin);
    }

    @Override
    public void expire(List<GrantBook.Expiry> expiries, String reason) {
        expired += expiries.stream().mapToLong(one -> one.amount().hundredths()).sum();
    }

    @Override
    public UUID come(Allowance allowance, Optional<Instant> expiresAt) {
        var id = TimeOrderedIds.next();
        came += allowance.amount().hundredths();
        gifts.add(new GrantView(
                id,
                GrantSource.ALLOWANCE,
                allowance.amount(),
                allowance.amount(),
                expiresAt,
                allowance.nextAt(),
                allowance.reason()));
        return id;
    }

    /** The allowances that came, the newest first. */
    List<GrantView> gifts() {
        return List.copyOf(gifts).reversed();
    }

    Credits expired() {
        return new Credits(expired);
    }

    Credits came() {
        return new Credits(came);
    }

    /** Begins anew. */
    void forget() {
        gifts.clear();
        expired = 0;
        came = 0;
    }
}
