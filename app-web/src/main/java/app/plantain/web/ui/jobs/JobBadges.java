package app.plantain.web.ui.jobs;

import app.plantain.core.generation.JobState;
import app.plantain.core.generation.JobView;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.StateBadge;
import app.plantain.web.ui.part.Tone;
import java.time.Instant;

/** A job's state as a badge: beside the state itself, whether somebody paused it and whether it needs a person. */
final class JobBadges {

    private JobBadges() {}

    static StateBadge of(JobView job, Instant now) {
        if (job.needsDecision(now)) {
            return new StateBadge(Icons.TRIANGLE_ALERT, "Needs your decision", Tone.RIPE);
        }
        if (job.state() == JobState.IN_DOUBT) {
            return new StateBadge(Icons.SEARCH, "Checking with the vendor", Tone.ACTIVE);
        }
        if (job.state() == JobState.QUEUED && job.paused()) {
            return new StateBadge(Icons.PAUSE, "Paused", Tone.NEUTRAL);
        }
        return StateBadge.ofJob(job.state().name());
    }
}
