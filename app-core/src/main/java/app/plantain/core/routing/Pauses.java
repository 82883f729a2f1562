package app.plantain.core.routing;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Waits between two questions to a vendor. */
@Component
class Pauses {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** @throws IllegalStateException where the thread is stopped meanwhile */
    void take(Duration pause) {
        try {
            Thread.sleep(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for a vendor", stopped);
        }
    }
}
