package app.plantain.core.generation;

import app.plantain.core.generation.WaitingLine.Waiting;
import app.plantain.core.identity.TeamId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whose turn it is. The team with the fewest images in the making goes next; among equals the one that was served
 * longest ago. So a team with one job never waits behind another's thousand.
 */
final class FairShare {

    private final List<Waiting> waiting;
    private final Map<TeamId, Integer> running;
    private long turn;

    FairShare(Collection<Waiting> waiting, Map<TeamId, Integer> running) {
        this.waiting = new ArrayList<>(waiting);
        this.running = new HashMap<>(running);
        this.turn = waiting.stream().mapToLong(Waiting::served).max().orElse(0);
    }

    /** Who goes next, of those whose lane is open. */
    Optional<Waiting> next(Predicate<Lane> open) {
        return waiting.stream()
                .filter(candidate -> open.test(candidate.lane()))
                .min(Comparator.<Waiting>comparingInt(candidate -> running.getOrDefault(candidate.team(), 0))
                        .thenComparingLong(Waiting::served)
                        .thenComparing(candidate -> candidate.team().value()));
    }

    /** It took its turn: the next one is somebody else's. */
    Waiting serve(Waiting served) {
        waiting.remove(served);
        var rest = new Waiting(served.team(), served.lane(), served.count() - 1, ++turn);
        if (rest.count() > 0) {
            waiting.add(rest);
        }
        running.merge(served.team(), 1, Integer::sum);
        return rest;
    }

    /** It has nothing that can go now. */
    void pass(Waiting nothing) {
        waiting.remove(nothing);
    }
}
