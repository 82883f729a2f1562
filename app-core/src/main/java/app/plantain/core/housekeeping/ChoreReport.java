package app.plantain.core.housekeeping;

import java.time.Instant;
import java.util.Optional;

/**
 * A chore and how it went when it was last done.
 *
 * @param last empty where it was never done
 */
public record ChoreReport(String name, String title, Optional<Run> last) {

    /** One time at which the chore was done. */
    public record Run(Instant at, Finding finding) {}
}
