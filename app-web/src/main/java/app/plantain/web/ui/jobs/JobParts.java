package app.plantain.web.ui.jobs;

import app.plantain.core.generation.EngineControl;
import app.plantain.core.generation.Generation;
import app.plantain.core.generation.JobId;
import app.plantain.core.generation.JobState;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.generation.QueuePlace;
import app.plantain.core.generation.QueuePlaces;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.UserId;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.budgets.BudgetParts;
import app.plantain.web.ui.live.EngineSwitch;
import app.plantain.web.ui.live.LiveChanges;
import app.plantain.web.ui.live.Pulse;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the studio and the page of the jobs show alike, with all that it needs. */
@Component
public class JobParts {

    private final Jobs jobs;
    private final Generation generation;
    private final BudgetParts budgets;
    private final QueuePlaces places;
    private final EngineControl control;
    private final EngineSwitch engine;
    private final LiveChanges live;
    private final Pulse pulse;
    private final CurrentMember current;
    private final Clock clock;

    JobParts(
            Jobs jobs,
            Generation generation,
            BudgetParts budgets,
            QueuePlaces places,
            EngineControl control,
            EngineSwitch engine,
            LiveChanges live,
            Pulse pulse,
            CurrentMember current,
            Clock clock) {
        this.jobs = jobs;
        this.generation = generation;
        this.budgets = budgets;
        this.places = places;
        this.control = control;
        this.engine = engine;
        this.live = live;
        this.pulse = pulse;
        this.current = current;
        this.clock = clock;
    }

    /** The dialog of one of the team's jobs. */
    public JobDialog dialog(Member member, JobId id) {
        return new JobDialog(jobs, this, live, pulse, member, id);
    }

    /** A menu for a batch of the team. */
    public BatchMenu batchMenu(Member member) {
        return new BatchMenu(actions(member));
    }

    /** What tells everybody that all jobs are paused, and lets an administrator resume them. */
    public PauseBanner pauseBanner() {
        engine.look();
        var user = current.user();
        return new PauseBanner(
                engine, pulse, user.administrator() ? Optional.of(() -> resumeAll(user.id())) : Optional.empty());
    }

    /** Where those of the jobs stand that wait; without an estimate while nothing goes out. */
    public Map<JobId, QueuePlace> places(Member member, Collection<JobView> shown) {
        var waiting = shown.stream()
                .filter(job -> job.state() == JobState.QUEUED && !job.paused())
                .map(JobView::id)
                .toList();
        var found = new HashMap<>(places.of(member.team(), waiting));
        if (engine.pausedSince().isPresent()) {
            found.replaceAll((_, place) -> new QueuePlace(place.position(), Optional.empty()));
        }
        return found;
    }

    /** The time, for what begins or ends by it. */
    public Instant now() {
        return clock.instant();
    }

    /** Whether what vendors take from us is shown to who is signed in. */
    boolean showsMoney() {
        return current.user().administrator();
    }

    JobActions actions(Member member) {
        return new JobActions(generation, budgets, member);
    }

    private void resumeAll(UserId by) {
        control.resume(by);
        engine.look();
    }
}
