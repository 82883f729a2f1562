package app.plantain.core.prices;

import app.plantain.core.identity.TeamId;
import app.plantain.core.sql.Remembered;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What images cost a team, now or at the time of an order. */
@Service
public class PriceBook {

    /** Reads the group that the row {@code team} is in. */
    public static final String GROUP_OF_TEAM = "select name from team_price_group where team_id = team.id";

    /** Reads the edition of all prices of the moment {@code :now}: rules are added and become valid, and never change. */
    public static final String EDITION =
            "select concat(count(*), '.', coalesce(max(number), 0)) from price_rule where valid_from <= :now";

    private final PriceRuleRows rules;
    private final Clock clock;
    private final Remembered<Tariffs> tariffs = new Remembered<>();

    PriceBook(PriceRuleRows rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** The rules of a moment, and the prices that follow from them for each group that was asked for. */
    private static final class Tariffs {

        private final List<PriceRule> rules;
        private final Map<Optional<TeamGroup>, Tariff> ofGroups = new ConcurrentHashMap<>();

        private Tariffs(List<PriceRule> rules) {
            this.rules = rules;
        }

        private Tariff of(Optional<TeamGroup> group) {
            return ofGroups.computeIfAbsent(group, one -> new Tariff(rules, one));
        }
    }

    /**
     * What teams of a group pay, where {@link #EDITION} was read just now: the rules are only read again where it is
     * another one than the last time.
     *
     * @param edition what was read
     * @param group empty for teams that are in none
     * @param now for which it was read
     */
    public Tariff tariff(String edition, Optional<TeamGroup> group, Instant now) {
        return tariffs.of(edition, () -> new Tariffs(rules.inForce(now))).of(group);
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
