package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What teams whose orders are taken in together can spend, less what their orders before have taken. What is only
 * remembered of a team is enough to let its order in, for the ledger looks again, but not to refuse it.
 */
final class Purses {

    private final Function<TeamId, Optional<Credits>> remembered;
    private final Function<TeamId, Optional<Credits>> actual;
    private final Map<TeamId, Optional<Credits>> read = new HashMap<>();
    private final Map<TeamId, Credits> taken = new HashMap<>();

    /**
     * @param remembered what a team could spend when it was last seen, empty where that is not known
     * @param actual what it can spend, empty where only the ledger knows
     */
    Purses(Function<TeamId, Optional<Credits>> remembered, Function<TeamId, Optional<Credits>> actual) {
        this.remembered = remembered;
        this.actual = actual;
    }

    static Purses of(Ledger ledger) {
        return new Purses(
                ledger::remembered,
                team -> Optional.ofNullable(ledger.spendable(List.of(team)).get(team)));
    }

    /**
     * Refuses what the ledger would refuse, before it makes all who came together be done one by one.
     *
     * @param amount what an order takes
     * @throws InsufficientCredits where the team has less left
     */
    void take(TeamId team, Credits amount) {
        var before = taken.getOrDefault(team, Credits.ZERO);
        var all = before.plus(amount);
        if (remembered.apply(team).filter(credits -> isEnough(credits, all)).isEmpty()) {
            read.computeIfAbsent(team, actual)
                    .filter(credits -> !isEnough(credits, all))
                    .ifPresent(credits -> {
                        throw new InsufficientCredits(amount, credits.minus(before.atMost(credits)));
                    });
        }
        taken.put(team, all);
    }

    private static boolean isEnough(Credits credits, Credits needed) {
        return !credits.isLessThan(needed);
    }
}
