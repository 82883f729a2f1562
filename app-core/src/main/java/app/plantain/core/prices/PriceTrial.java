package app.plantain.core.prices;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TeamId;
import app.plantain.core.prices.PastImages.Bought;
import app.plantain.core.prices.PastImages.Buyer;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tries a draft on what was bought before. */
@Service
public class PriceTrial {

    /** How far back it looks. */
    public static final Duration LOOKED_BACK = Duration.ofDays(30);

    private static final int TEAMS_AT_ONCE = 200;
    private static final int TEAMS_SHOWN = 20;

    private final PastImages images;
    private final PriceRuleRows rules;
    private final Clock clock;

    PriceTrial(PastImages images, PriceRuleRows rules, Clock clock) {
        this.images = images;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What the images of the draft's models that were ordered in the last thirty days would have cost. Those whose price
     * the draft does not change count with what they really cost. For administrators.
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public WhatIf whatIf(PriceDraft draft) {
        return new Run(draft).whatIf();
    }

    private record Tariffs(Tariff without, Tariff with) {}

    /** One trial: what it has added up so far. */
    private final class Run {

        private final PriceDraft draft;
        private final Drafted drafted;
        private final Map<Optional<TeamGroup>, Tariffs> tariffs = new HashMap<>();
        private final Map<TeamId, WhatIf.OfTeam> teams = new HashMap<>();
        private long unsold;

        Run(PriceDraft draft) {
            this.draft = draft;
            this.drafted = Drafted.of(draft, clock.instant(), rules);
        }

        WhatIf whatIf() {
            var last = new UUID(0, 0);
            List<Buyer> page;
            do {
                page = images.buyersAfter(last, TEAMS_AT_ONCE);
                if (!page.isEmpty()) {
                    add(page);
                    last = page.getLast().team().value();
                }
            } while (page.size() == TEAMS_AT_ONCE);
            return sum();
        }

        private void add(List<Buyer> page) {
            var byId = new HashMap<TeamId, Buyer>();
            page.forEach(buyer -> byId.put(buyer.team(), buyer));
            var models = draft.keys().stream().map(PriceKey::model).distinct().toList();
            images.since(clock.instant().minus(LOOKED_BACK), byId.keySet(), models)
                    .forEach(bought -> add(Objects.requireNonNull(byId.get(bought.team())), bought));
        }

        private void add(Buyer buyer, Bought bought) {
            var prices = tariffs.computeIfAbsent(
                    buyer.group(),
                    group -> new Tariffs(new Tariff(drafted.without(), group), new Tariff(drafted.with(), group)));
            var before = cost(prices.without(), bought);
            var after = cost(prices.with(), bought);
            var wouldCost = before.equals(after)
                    ? bought.charged()
                    : after.map(each -> each.times(bought.count())).orElse(Credits.ZERO);
            if (after.isEmpty() && before.isPresent()) {
                unsold += bought.count();
            }
            teams.merge(
                    buyer.team(),
                    new WhatIf.OfTeam(buyer.team(), buyer.name(), bought.count(), bought.charged(), wouldCost),
                    (sum, more) -> sum.plus(more.images(), more.before(), more.after()));
        }

        /** Pay for what arrived. */
        private Optional<Credits> cost(Tariff tariff, Bought bought) {
            return tariff.price(bought.model(), bought.tier(), bought.references())
                    .map(Price::amount)
                    .map(price -> bought.delivered().compareTo(bought.tier()) >= 0
                            ? price
                            : tariff.due(bought.model(), bought.delivered(), bought.references(), price));
        }

        private WhatIf sum() {
            var changed = teams.values().stream()
                    .filter(team -> team.difference() > 0)
                    .sorted(Comparator.comparingLong(WhatIf.OfTeam::difference)
                            .reversed()
                            .thenComparing(WhatIf.OfTeam::name))
                    .toList();
            return new WhatIf(
                    teams.values().stream().mapToLong(WhatIf.OfTeam::images).sum(),
                    teams.values().stream().map(WhatIf.OfTeam::before).reduce(Credits.ZERO, Credits::plus),
                    teams.values().stream().map(WhatIf.OfTeam::after).reduce(Credits.ZERO, Credits::plus),
                    unsold,
                    changed.stream().limit(TEAMS_SHOWN).toList(),
                    Math.max(0, changed.size() - TEAMS_SHOWN));
        }
    }
}
