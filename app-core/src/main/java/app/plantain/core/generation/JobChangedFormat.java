package app.plantain.core.generation;

import app.plantain.core.identity.TeamId;
import app.plantain.core.nodes.EventFormat;
import org.springframework.stereotype.Component;

/** Lets the screens of all nodes see a job change. */
@Component
final class JobChangedFormat implements EventFormat<JobChanged> {

    @Override
    public String name() {
        return "job";
    }

    @Override
    public Class<JobChanged> type() {
        return JobChanged.class;
    }

    @Override
    public String write(JobChanged event) {
        return "%s %s %s %s".formatted(event.team(), event.batch(), event.job(), event.state());
    }

    @Override
    public JobChanged read(String line) {
        var parts = line.split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("Not a change of a job: " + line);
        }
        return new JobChanged(
                TeamId.parse(parts[0]), BatchId.parse(parts[1]), JobId.parse(parts[2]), JobState.valueOf(parts[3]));
    }
}
