package app.plantain.web.ui.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Lets open screens look again every other second at what changes without an event of their team: places in the queue,
 * which depend on the other teams too, and what begins or ends by time alone.
 */
@org.springframework.stereotype.Component
public class Pulse {

    private static final long MILLIS_BETWEEN_LOOKS = 2000;

    private final Set<Beat> beats = ConcurrentHashMap.newKeySet();

    /** A thread of its own, one screen after the other: changes are pushed on time however many screens look. */
    private final ExecutorService looks =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("pulse").factory());

    Pulse() {}

    private record Beat(UI ui, Runnable look, AtomicBoolean waits) {

        /** A screen that is busy is not asked twice. */
        void strike(Executor looks) {
            if (waits.compareAndSet(false, true)) {
                looks.execute(this::access);
            }
        }

        private void access() {
            try {
                var _ = ui.access(this::run);
            } catch (UIDetachedException closed) {
                waits.set(false);
            }
        }

        private void run() {
            waits.set(false);
            look.run();
        }
    }

    /** Calls back while the component is on a screen, with the session locked. */
    public void follow(Component component, Runnable look) {
        component.addAttachListener(attached -> {
            var beat = new Beat(attached.getUI(), look, new AtomicBoolean());
            beats.add(beat);
            component.addDetachListener(detached -> {
                beats.remove(beat);
                detached.unregisterListener();
            });
        });
    }

    @Scheduled(fixedDelay = MILLIS_BETWEEN_LOOKS)
    void strike() {
        beats.forEach(beat -> beat.strike(looks));
    }

    @PreDestroy
    void stop() {
        looks.shutdownNow();
    }
}
