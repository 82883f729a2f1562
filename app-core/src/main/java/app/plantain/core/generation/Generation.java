package app.plantain.core.generation;

import app.plantain.core.budgets.BudgetExceeded;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.gallery.Boards;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.Outlook;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.Unserved;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes batches in, and lets people act on their jobs. Screens and API come through here alike. */
@Service
public class Generation {

    private final BatchRepository batches;
    private final JobRepository jobs;
    private final BatchReferences batchReferences;
    private final Boards boards;
    private final Router router;
    private final JobSchedule schedule;
    private final Intake intake;
    private final Settlement settlement;
    private final JobOutcomes outcomes;
    private final EngineControl control;
    private final ApplicationEventPublisher events;
    private final EngineProperties properties;
    private final Clock clock;

    Generation(
            BatchRepository batches,
            JobRepository jobs,
            BatchReferences batchReferences,
            Boards boards,
            Router router,
            JobSchedule schedule,
            Intake intake,
            Settlement settlement,
            JobOutcomes outcomes,
            EngineControl control,
            ApplicationEventPublisher events,
            EngineProperties properties,
            Clock clock) {
        this.batches = batches;
        this.jobs = jobs;
        this.batchReferences = batchReferences;
        this.boards = boards;
        this.router = router;
        this.schedule = schedule;
        this.intake = intake;
        this.settlement = settlement;
        this.outcomes = outcomes;
        this.control = control;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /** What a person may decide of a job in doubt. */
    public enum Doubt {
        /** Take it as failed: the credits come back. */
        GIVE_UP,
        /** Submit it again, at the risk that the vendor makes and bills it twice. */
        TRY_AGAIN
    }

    /** The most images a batch may have. */
    public int maxImages() {
        return properties.maxImages();
    }

    /**
     * Takes a batch in: creates its jobs, holds their credits and schedules their first steps, all in one transaction.
     *
     * @throws RefusedRequest where the request is wrong in itself, or its quote does not hold for it
     * @throws Unserved where no connection can serve it
     * @throws BudgetExceeded where a budget has too little left
     * @throws InsufficientCredits where the team has too few credits
     */
    public BatchId submit(Member member, BatchRequest request) {
        return intake.take(member, request);
    }

    /**
     * Stops a job: its credits come back at once. The vendor is asked to stop too; if its image still comes, it is kept
     * and costs nothing.
     *
     * @return false where the job had ended or its image is being stored, and nothing was changed
     * @throws NoSuchElementException where the team has no such job
     */
    @Transactional
    public boolean cancel(Member member, JobId id) {
        return cancel(List.of(lock(member, id))) > 0;
    }

    /**
     * Stops all jobs of a batch that are open.
     *
     * @return how many were stopped
     */
    @Transactional
    public int cancel(Member member, BatchId batch) {
        return cancel(lockOpen(member.team(), batch));
    }

    private int cancel(List<Job> locked) {
        var open = locked.stream()
                .filter(job -> !job.state().isFinished() && job.state() != JobState.STORING)
                .toList();
        settlement.cancel(open);
        jobs.flush();
        open.forEach(outcomes::changed);
        // Thousands that wait are cancelled at once, and a last step of each would hold up everybody's next ones.
        schedule.endParked(open.stream().filter(Job::isAtRest).map(Job::id).toList());
        open.stream().filter(job -> !job.isAtRest()).forEach(job -> schedule.wake(job.id(), now()));
        return open.size();
    }

    /**
     * Decides a job of which nobody knows whether the vendor took it.
     *
     * @return false where the job is not in doubt any more, and nothing was changed
     * @throws NoSuchElementException where the team has no such job
     */
    @Transactional
    public boolean decide(Member member, JobId id, Doubt decision) {
        var job = lock(member, id);
        if (job.state() != JobState.IN_DOUBT) {
            return false;
        }
        switch (decision) {
            case GIVE_UP -> settlement.giveUp(job);
            case TRY_AGAIN -> settlement.tryAgain(job);
        }
        outcomes.changed(job);
        schedule.wake(id, now());
        events.publishEvent(new WorkWaits());
        return true;
    }

    /**
     * Submits failed or cancelled jobs again, at today's price: a new batch for each batch they come from.
     *
     * @param at the only vendor that may serve them now; empty to leave it as it was
     * @return the new batches; none where no job of these had failed or been cancelled without an image, or all were retried
     * @throws Unserved where no connection can serve them
     * @throws BudgetExceeded where a budget has too little left; nothing is changed then
     * @throws InsufficientCredits where the team has too few credits; nothing is changed then
     */
    @Transactional
    public List<BatchId> retry(Member member, Collection<JobId> ids, Optional<VendorId> at) {
        var values = ids.stream().map(JobId::value).toList();
        // Whoever asks at the same moment waits, and finds them retried.
        control.lock();
        var retried = jobs.findRetried(values);
        var byBatch = jobs.findByIds(values).stream()
                .filter(job -> job.batch().member().team().equals(member.team()))
                .filter(job -> job.canBeRetried() && !retried.contains(job.id().value()))
                .sorted(Comparator.comparing(job -> job.id().value()))
                .collect(Collectors.groupingBy(Job::batch, LinkedHashMap::new, Collectors.toList()));
        var offer = intake.offer(member.team());
        return intake.take(
                byBatch.entrySet().stream()
                        .map(entry -> intake.order(
                                member, again(entry.getKey(), entry.getValue().size(), at), entry.getValue(), offer))
                        .toList(),
                offer);
    }

    /** What was asked for once more, off a board that is gone. */
    private BatchRequest again(Batch batch, int images, Optional<VendorId> at) {
        var request = batch.again(BatchSource.STUDIO, images, batchReferences.of(batch.id()), at);
        var board = batch.board().filter(id -> boards.has(batch.member().team(), id));
        return request.with(request.purpose().on(board));
    }

    /**
     * The vendors that can make all of these jobs again today, the one to ask first in front.
     *
     * @return none where none of them is the team's
     */
    @Transactional(readOnly = true)
    public List<VendorId> vendorsFor(Member member, Collection<JobId> ids) {
        return jobs.findByIds(ids.stream().map(JobId::value).toList()).stream()
                .map(Job::batch)
                .filter(batch -> batch.member().team().equals(member.team()))
                .distinct()
                .map(this::vendorsFor)
                .reduce((some, others) -> some.stream().filter(others::contains).toList())
                .orElse(List.of());
    }

    private List<VendorId> vendorsFor(Batch batch) {
        var again = batch.again(BatchSource.STUDIO, 1, batchReferences.of(batch.id()), Optional.empty());
        return router.candidates(intake.shape(batch.member(), again).anywhere()).stream()
                .map(Connection::vendor)
                .distinct()
                .toList();
    }

    /**
     * Keeps the jobs of a batch that have not gone out from going out. What runs goes on.
     *
     * @return false where the batch was paused already
     * @throws NoSuchElementException where the team has no such batch
     */
    @Transactional
    public boolean pause(Member member, BatchId id) {
        var batch = lockBatch(member, id);
        if (batch.isPaused()) {
            return false;
        }
        batch.pause(now());
        changeQueued(batch, Job::pause);
        return true;
    }

    /**
     * Lets the jobs of a paused batch go out again.
     *
     * @return false where the batch was not paused
     * @throws NoSuchElementException where the team has no such batch
     */
    @Transactional
    public boolean resume(Member member, BatchId id) {
        var batch = lockBatch(member, id);
        if (!batch.isPaused()) {
            return false;
        }
        batch.resume();
        changeQueued(batch, Job::resume);
        events.publishEvent(new WorkWaits());
        return true;
    }

    /**
     * Changes the place of a batch among the team's own jobs that wait.
     *
     * @throws NoSuchElementException where the team has no such batch
     */
    @Transactional
    public void prioritise(Member member, BatchId id, Priority priority) {
        var batch = lockBatch(member, id);
        batch.prioritise(priority);
        changeQueued(batch, job -> job.prioritise(priority));
    }

    /** No job goes out while the transaction lasts, so that none is changed while it does. */
    private Batch lockBatch(Member member, BatchId id) {
        control.lock();
        return batches.findByIdAndTeamId(id.value(), member.team().value())
                .orElseThrow(() -> new NoSuchElementException("There is no such batch in this team."));
    }

    /** Jobs that come back to the line later are changed too. */
    private void changeQueued(Batch batch, Consumer<Job> verb) {
        var open = lockOpen(batch.member().team(), batch.id());
        settlement.change(open, verb);
        open.forEach(outcomes::changed);
    }

    /** All of them before the first is changed, in the one order that all keep to. */
    private List<Job> lockOpen(TeamId team, BatchId batch) {
        var open = jobs.findOpen(batch.value(), team.value());
        schedule.lock(open.stream().map(JobId::new).toList());
        return jobs.findByIds(open);
    }

    /** Where the images of a request would go now, and why not elsewhere. Nothing of it is kept. */
    @Transactional(readOnly = true)
    public Outlook outlook(Member member, BatchRequest request) {
        return router.outlook(intake.shape(member, request));
    }

    private Job lock(Member member, JobId id) {
        schedule.lock(id);
        return jobs.findByIdAndTeamId(id.value(), member.team().value())
                .orElseThrow(() -> new NoSuchElementException("There is no such job in this team."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
