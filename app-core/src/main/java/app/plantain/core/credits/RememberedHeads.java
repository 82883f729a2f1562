package app.plantain.core.credits;

import app.plantain.core.credits.LedgerRows.Head;
import app.plantain.core.identity.TeamId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How teams' credits stood when this node last wrote them, of teams that no transaction of it is about to move. Who relies on
 * it need not lock and read them first. Another node may have moved them since: then the database refuses what is written, and
 * it is done again ({@link LedgerRows#move}, {@link Reliance}).
 */
@Component
class RememberedHeads {

    private static final int MOST = 10_000;

    private final Map<TeamId, Head> quiet = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TeamId, Head> eldest) {
            return size() > MOST;
        }
    };

    private final Map<TeamId, Integer> visitors = new HashMap<>();
    /** Of several visitors it is not known here who wrote last. */
    private final Set<TeamId> crowded = new HashSet<>();

    /** One transaction's dealings with the credits of some teams, until it ends. */
    final class Visit implements TransactionSynchronization {

        private final Set<TeamId> teams;
        private final List<Head> remembered;
        private final Instant at;
        private final Map<TeamId, Head> written = new HashMap<>();

        private Visit(Set<TeamId> teams, List<Head> remembered, Instant at) {
            this.teams = teams;
            this.remembered = remembered;
            this.at = at;
        }

        /** How all of the teams stand, in the one order that all keep to; nothing where they are to be locked and read. */
        List<Head> remembered() {
            return remembered;
        }

        /**
         * When nothing was due of what is remembered, which is the time of all that relies on it: what the calendar does
         * changes rows that only belong to who has locked the team's own.
         */
        Instant at() {
            return at;
        }

        void wrote(Head head) {
            written.put(head.team(), head);
        }

        @Override
        public void afterCompletion(int status) {
            leave(teams, status == STATUS_COMMITTED ? written : Map.of());
        }
    }

    /** Begins to hold or resolve credits of teams, in the transaction that there is. */
    Visit visit(Collection<TeamId> teams, Instant now) {
        var distinct = Set.copyOf(teams);
        var known = enter(distinct).stream().filter(head -> !head.isDue(now)).toList();
        var reliable = Reliance.isAllowed() && known.size() == distinct.size();
        if (reliable) {
            Reliance.use();
        }
        return begin(distinct, reliable ? known : List.of(), now);
    }

    /** How a team stood, if it is known. */
    synchronized Optional<Head> remembered(TeamId team) {
        return Optional.ofNullable(quiet.get(team));
    }

    /** Begins to change what a team has in another way. How it then stands is not remembered. */
    void disturb(TeamId team) {
        var _ = enter(Set.of(team));
        var _ = begin(Set.of(team), List.of(), Instant.EPOCH);
    }

    private Visit begin(Set<TeamId> teams, List<Head> remembered, Instant at) {
        var visit = new Visit(teams, remembered, at);
        TransactionSynchronizationManager.registerSynchronization(visit);
        return visit;
    }

    private synchronized List<Head> enter(Set<TeamId> teams) {
        var known = new TreeMap<String, Head>();
        for (var team : teams) {
            var head = quiet.remove(team);
            if (head != null) {
                known.put(team.toString(), head);
            }
            if (Objects.requireNonNull(visitors.merge(team, 1, Integer::sum)) > 1) {
                crowded.add(team);
            }
        }
        return List.copyOf(known.values());
    }

    private synchronized void leave(Set<TeamId> teams, Map<TeamId, Head> written) {
        for (var team : teams) {
            var left = visitors.computeIfPresent(team, (_, number) -> number > 1 ? number - 1 : null);
            var head = written.get(team);
            if (left == null && !crowded.remove(team) && head != null) {
                quiet.put(team, head);
            }
        }
    }
}
