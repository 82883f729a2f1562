package app.plantain.core.prices;

import app.plantain.core.identity.TeamId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What images cost a team, now or at the time of an order. */
@Service
public class PriceBook {

    private final PriceRuleRows rules;
    private final Clock clock;

    PriceBook(PriceRuleRows rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** The team's prices of now. */
    @Transactional(readOnly = true)
    public Tariff today(TeamId team) {
        return tariff(team, clock.instant());
    }

    /** The team's prices of some moment, by the rules of then and by the group that the team is in now. */
    @Transactional(readOnly = true)
    public Tariff tariff(TeamId team, Instant at) {
        var known = rules.inForce(team, at);
        var group = known.stream().flatMap(rule -> rule.key().group().stream()).findFirst();
        return new Tariff(known, group);
    }
}
