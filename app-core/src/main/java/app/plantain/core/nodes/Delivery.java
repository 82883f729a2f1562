package app.plantain.core.nodes;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes on this node what others sent, in their order and on a thread of its own, which no listener can block for more. */
@Component
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int MOST_WAITING = 10_000;

    private final ApplicationEventPublisher events;
    private final EventLines lines;
    private final AtomicBoolean overrun = new AtomicBoolean();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("other-nodes").factory(),
            (_, _) -> overrun.set(true));

    Delivery(ApplicationEventPublisher events, EventLines lines) {
        this.events = events;
        this.lines = lines;
    }

    void deliver(String line) {
        hand(lines.read(line).orElseGet(ChangesMissed::new));
    }

    void deliverMissed() {
        hand(new ChangesMissed());
    }

    private void hand(Object event) {
        thread.execute(() -> {
            publish(event);
            if (overrun.getAndSet(false)) {
                publish(new ChangesMissed());
            }
        });
    }

    private void publish(Object event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException failed) {
            LOG.warn("An event of another node was not understood to the end: {}", event, failed);
        }
    }
}
