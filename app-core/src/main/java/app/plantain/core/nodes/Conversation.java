package app.plantain.core.nodes;

import app.plantain.core.identity.TimeOrderedIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What this node says to the others and hears from them, whatever carries it. */
@Component
final class Conversation {

    /** How often a node says that it is there. */
    static final Duration BEAT = Duration.ofSeconds(10);

    /** A node that was silent for so long is gone, and may have taken its last events along. */
    private static final Duration SILENCE = BEAT.multipliedBy(3);

    private final String self = TimeOrderedIds.next().toString();
    private final Outbox outbox = new Outbox();
    private final Map<String, Instant> lastHeard = new ConcurrentHashMap<>();
    private final Delivery delivery;
    private final Clock clock;

    Conversation(Delivery delivery, Clock clock) {
        this.delivery = delivery;
        this.clock = clock;
    }

    void say(String line) {
        outbox.add(line);
    }

    /** The next notification to send, empty where there is nothing to say. */
    Optional<String> next() {
        var lines = outbox.take();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Letter(self, lines).text());
    }

    /**
     * Takes what a notification carries. What this node sent itself is left alone: its listeners have heard it.
     *
     * @return whether it was this node's own
     */
    boolean hear(String text) {
        var letter = Letter.parse(text);
        if (letter.from().equals(self)) {
            return true;
        }
        lastHeard.put(letter.from(), clock.instant());
        letter.lines().forEach(this::take);
        return false;
    }

    /** Something may have been missed while this node could not hear. */
    void resume() {
        delivery.deliverMissed();
    }

    /** Forgets nodes that have gone; events that they committed and did not send any more are missing then. */
    void forgetSilent() {
        var limit = clock.instant().minus(SILENCE);
        if (lastHeard.values().removeIf(heard -> heard.isBefore(limit))) {
            delivery.deliverMissed();
        }
    }

    private void take(String line) {
        switch (line) {
            case Letter.ALIVE -> {}
            case Letter.MISSED -> delivery.deliverMissed();
            default -> delivery.deliver(line);
        }
    }
}
