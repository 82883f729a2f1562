package app.plantain.core.prices;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which images have their prices. One is added at a time and none is ever changed. */
@Service
public class PriceRules {

    private static final int MOST_SHOWN = 500;

    private final PriceRuleRows rows;
    private final AuditLog audit;
    private final Clock clock;

    PriceRules(PriceRuleRows rows, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** One rule, whoever asks: a charge is explained by it. */
    @Transactional(readOnly = true)
    public Optional<PriceRule> find(PriceRuleId id) {
        return rows.find(id);
    }

    /** The rules that count now, without those that were withdrawn, by their keys. For administrators. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public List<PriceRule> inForce() {
        return rows.inForce(clock.instant()).stream()
                .filter(rule -> rule.amount().isPresent())
                .sorted(Comparator.comparing(PriceRule::key))
                .toList();
    }

    /** What will change and when, the next first; what was taken back is not among it. For administrators. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public List<PriceRule> scheduled() {
        record Change(PriceKey key, Instant at) {}
        var now = clock.instant();
        var changes = new LinkedHashMap<Change, PriceRule>();
        rows.after(now, MOST_SHOWN).forEach(rule -> changes.put(new Change(rule.key(), rule.validFrom()), rule));
        var amounts = new LinkedHashMap<PriceKey, Optional<Credits>>();
        rows.inForce(now).forEach(rule -> amounts.put(rule.key(), rule.amount()));
        return changes.values().stream()
                .filter(rule -> !rule.amount()
                        .equals(Optional.ofNullable(amounts.put(rule.key(), rule.amount()))
                                .orElse(Optional.empty())))
                .toList();
    }

    /** All that was ever written for a key, the latest first. For administrators. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public List<PriceRule> history(PriceKey key) {
        return rows.history(key, MOST_SHOWN);
    }

    /**
     * Adds a rule for each key of the draft. For administrators.
     *
     * @throws IllegalArgumentException with a text for the user, where the time has passed
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void add(PriceDraft draft, UserId by) {
        var now = now();
        var from = draft.from().orElse(now);
        if (from.isBefore(now)) {
            throw new IllegalArgumentException("This time has passed. Choose one to come, or none for at once");
        }
        for (var key : draft.keys()) {
            rows.insert(rule(key, from, draft.amount(), by, draft.reason(), now));
            record(by, "price.set", key, draft.amount(), from, draft.reason());
        }
    }

    /**
     * Takes a rule back that does not count yet. It stays in the history; a further rule of the same time says what
     * would be without it. For administrators.
     *
     * @throws IllegalArgumentException with a text for the user, where the rule counts already
     * @throws NoSuchElementException where there is no such rule
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void takeBack(PriceRuleId id, UserId by) {
        var now = now();
        var rule = rows.find(id).orElseThrow(() -> new NoSuchElementException("There is no such price."));
        if (!rule.validFrom().isAfter(now)) {
            throw new IllegalArgumentException("This price counts already. Set another one instead");
        }
        var without = rows.history(rule.key(), MOST_SHOWN).stream()
                .filter(other -> !other.id().equals(id) && !other.validFrom().isAfter(rule.validFrom()))
                .findFirst()
                .flatMap(PriceRule::amount);
        var reason = cut("Taken back: " + rule.reason());
        rows.insert(rule(rule.key(), rule.validFrom(), without, by, reason, now));
        record(by, "price.back", rule.key(), without, rule.validFrom(), reason);
    }

    private void record(UserId by, String action, PriceKey key, Optional<Credits> amount, Instant from, String reason) {
        var price = amount.map("%s credits"::formatted).orElse("No price of its own");
        audit.record(by, null, action, key.toString(), "%s from %s: %s".formatted(price, from, reason));
    }

    private static PriceRule rule(
            PriceKey key, Instant from, Optional<Credits> amount, UserId by, String reason, Instant now) {
        return new PriceRule(
                new PriceRuleId(TimeOrderedIds.next()), 0, key, from, amount, Optional.of(by), reason, now);
    }

    private static String cut(String text) {
        return text.length() <= PriceDraft.LONGEST_REASON
                ? text
                : text.substring(0, PriceDraft.LONGEST_REASON - 1) + "…";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
