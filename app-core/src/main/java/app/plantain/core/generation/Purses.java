package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What teams whose orders are taken in together can spend, less what their orders before have taken. */
final class Purses {

    private final Ledger ledger;
    private final Map<TeamId, Optional<Credits>> read = new HashMap<>();
    private final Map<TeamId, Credits> taken = new HashMap<>();

    Purses(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Refuses what the ledger would refuse, before it makes all who came together be done one by one. What is only
     * remembered of a team is enough to let its order in, for the ledger looks again, but not to refuse it.
     *
     * @throws InsufficientCredits where the team has less left
     */
    void take(Order order) {
        var team = order.member().team();
        var before = taken.getOrDefault(team, Credits.ZERO);
        var all = before.plus(order.total());
        if (ledger.remembered(team).filter(credits -> isEnough(credits, all)).isEmpty()) {
            read.computeIfAbsent(team, this::read)
                    .filter(credits -> !isEnough(credits, all))
                    .ifPresent(credits -> {
                        throw new InsufficientCredits(order.total(), credits.minus(before));
                    });
        }
        taken.put(team, all);
    }

    private Optional<Credits> read(TeamId team) {
        return Optional.ofNullable(ledger.spendable(List.of(team)).get(team));
    }

    private static boolean isEnough(Credits credits, Credits needed) {
        return !credits.isLessThan(needed);
    }
}
