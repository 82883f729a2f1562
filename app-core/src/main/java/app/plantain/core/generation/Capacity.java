package app.plantain.core.generation;

import app.plantain.core.provider.ModelId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Standing;
import app.plantain.core.routing.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much each connection can still take at this moment: its limits less what runs, and what its breakers let through. */
final class Capacity {

    private final Map<ConnectionId, Integer> running;
    private final Map<ConnectionId, Integer> submitted;
    private final Map<Line, Standing> troubled = new HashMap<>();
    private final Map<Line, Integer> probes;
    private final Instant now;

    /** A connection as one model uses it. */
    record Line(ConnectionId connection, ModelId model) {}

    /**
     * @param running how many images each connection makes now
     * @param submitted how many each was asked for in the last minute
     * @param probes how many probes run
     */
    Capacity(
            Map<ConnectionId, Integer> running,
            Map<ConnectionId, Integer> submitted,
            Map<Line, Integer> probes,
            List<Standing> troubled,
            Instant now) {
        this.running = new HashMap<>(running);
        this.submitted = new HashMap<>(submitted);
        this.probes = new HashMap<>(probes);
        this.now = now;
        troubled.forEach(one -> this.troubled.put(new Line(one.connection(), one.model()), one));
    }

    /** Whether the connection can take one more image of the model. */
    boolean admits(Connection connection, ModelId model) {
        return obstacle(connection, model).isEmpty();
    }

    /** How many more images the connection can make at once, whether or not it may be asked for them now. */
    int room(Connection connection) {
        return Math.max(0, connection.limits().maxConcurrent() - running.getOrDefault(connection.id(), 0));
    }

    /** Why the connection cannot take one more image of the model; empty where it can. */
    Optional<Verdict> obstacle(Connection connection, ModelId model) {
        var limits = connection.limits();
        if (running.getOrDefault(connection.id(), 0) >= limits.maxConcurrent()) {
            return Optional.of(Verdict.ALL_PLACES_TAKEN);
        }
        if (submitted.getOrDefault(connection.id(), 0)
                >= limits.submitsPerMinute().orElse(Integer.MAX_VALUE)) {
            return Optional.of(Verdict.MINUTE_USED_UP);
        }
        return closed(new Line(connection.id(), model));
    }

    /** One more image is given to the connection. Returns whether it is a probe. */
    boolean take(Connection connection, ModelId model) {
        running.merge(connection.id(), 1, Integer::sum);
        submitted.merge(connection.id(), 1, Integer::sum);
        var line = new Line(connection.id(), model);
        var probe = standing(line).filter(one -> one.isProbing(now)).isPresent();
        if (probe) {
            probes.merge(line, 1, Integer::sum);
        }
        return probe;
    }

    private Optional<Verdict> closed(Line line) {
        return standing(line).flatMap(one -> {
            if (one.rests(now)) {
                return Optional.of(Verdict.BREAKER_OPEN);
            }
            var probed = one.isProbing(now) && probes.getOrDefault(line, 0) > 0;
            return probed ? Optional.of(Verdict.BEING_PROBED) : Optional.empty();
        });
    }

    private Optional<Standing> standing(Line line) {
        return Optional.ofNullable(troubled.get(line));
    }
}
