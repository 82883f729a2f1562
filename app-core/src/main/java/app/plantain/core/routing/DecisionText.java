package app.plantain.core.routing;

import app.plantain.core.provider.Dollars;
import app.plantain.core.routing.RoutingDecision.Candidate;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads a decision as JSON of bounded size. */
final class DecisionText {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionText.class);

    /** With names of 80 characters this is within what the column takes. */
    private static final int MOST_CANDIDATES = 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private DecisionText() {}

    private record Kept(String policy, List<KeptCandidate> candidates) {}

    private record KeptCandidate(
            UUID id,
            String name,
            Verdict verdict,
            int priority,
            int weight,
            @Nullable Long micros,
            @Nullable Long millis) {

        static KeptCandidate of(Candidate one) {
            return new KeptCandidate(
                    one.connection().value(),
                    one.name(),
                    one.verdict(),
                    one.priority(),
                    one.weight(),
                    one.price().map(Dollars::micros).orElse(null),
                    one.time().map(Duration::toMillis).orElse(null));
        }

        Candidate candidate() {
            return new Candidate(
                    new ConnectionId(id),
                    name,
                    verdict,
                    priority,
                    weight,
                    Optional.ofNullable(micros).map(Dollars::new),
                    Optional.ofNullable(millis).map(Duration::ofMillis));
        }
    }

    /** Of very many, those that say most: the one that was taken, those passed over, those that were able. */
    static String write(RoutingDecision decision) {
        var all = decision.candidates();
        var kept = all.size() <= MOST_CANDIDATES
                ? all
                : all.stream()
                        .sorted(Comparator.comparingInt(DecisionText::rank))
                        .limit(MOST_CANDIDATES)
                        .toList();
        return JSON.writeValueAsString(new Kept(
                decision.policy().text(), kept.stream().map(KeptCandidate::of).toList()));
    }

    private static int rank(Candidate one) {
        if (one.verdict() == Verdict.TAKEN) {
            return 0;
        }
        return one.verdict().isPassedOver() ? 1 : one.verdict().isAble() ? 2 : 3;
    }

    static Optional<RoutingDecision> read(String text) {
        try {
            var kept = JSON.readValue(text, Kept.class);
            return Optional.of(new RoutingDecision(
                    RoutingPolicy.parse(kept.policy()),
                    kept.candidates().stream().map(KeptCandidate::candidate).toList()));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            LOG.warn("A routing decision cannot be read: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }
}
