package app.plantain.providers.sandbox.server;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Which requests go wrong, and how. May be changed at any time. */
final class Faults {

    /** What a request is about. */
    enum Call {
        SUBMIT,
        ASK,
        IMAGE
    }

    /**
     * One way in which a share of the requests goes wrong.
     *
     * @param kind by the name of {@link Fault}
     * @param share from 0 to 1; else 1
     * @param on {@code submit}, {@code ask} or {@code image}; else {@code image} for faults of images, and all for others
     */
    record Rule(
            String kind,
            @Nullable Double share,
            @Nullable String on,
            @Nullable Long seed) {

        /** Before a byte is read, nobody knows what the request is about. */
        boolean hitsBeforeReading() {
            return on == null && Fault.named(kind) == Fault.RESET_BEFORE;
        }

        boolean hits(Random random) {
            return random.nextDouble() < (share == null ? 1 : share);
        }

        boolean isAbout(Call call) {
            var fault = Fault.named(kind);
            if (on != null) {
                return call == Call.valueOf(on.toUpperCase(Locale.ROOT));
            }
            return !fault.isOfImages() || call == Call.IMAGE;
        }
    }

    private record Set(List<Rule> rules, Random random) {}

    private final AtomicLong happened = new AtomicLong();
    private volatile Set set = new Set(List.of(), new Random(0));

    void set(List<Rule> rules) {
        rules.forEach(rule -> Fault.named(rule.kind()));
        long seed = rules.stream()
                .map(Rule::seed)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(0L);
        set = new Set(List.copyOf(rules), new Random(seed));
    }

    /** The fault of this request, empty where all goes well. The first rule that hits wins. */
    Optional<Fault> next(Call call) {
        var current = set;
        var hit = current.rules().stream()
                .filter(rule -> rule.isAbout(call) && !rule.hitsBeforeReading())
                .filter(rule -> rule.hits(current.random()))
                .findFirst()
                .map(rule -> Fault.named(rule.kind()));
        hit.ifPresent(_ -> happened.incrementAndGet());
        return hit;
    }

    /** Whether a new connection is reset at once. */
    boolean hitsBeforeReading() {
        var current = set;
        boolean hit =
                current.rules().stream().anyMatch(rule -> rule.hitsBeforeReading() && rule.hits(current.random()));
        happened.addAndGet(hit ? 1 : 0);
        return hit;
    }

    boolean coin() {
        return set.random().nextBoolean();
    }

    long happened() {
        return happened.get();
    }
}
