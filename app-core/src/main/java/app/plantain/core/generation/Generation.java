package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.PriceList;
import app.plantain.core.gallery.References;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.Unserved;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.NoSuchElementException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes batches in, and lets people act on their jobs. Screens and API come through here alike. */
@Service
public class Generation {

    private final BatchRepository batches;
    private final JobRepository jobs;
    private final BatchReferences batchReferences;
    private final References references;
    private final Router router;
    private final PriceList prices;
    private final Ledger ledger;
    private final JobSchedule schedule;
    private final JobOutcomes outcomes;
    private final ApplicationEventPublisher events;
    private final EngineProperties properties;
    private final Clock clock;

    Generation(
            BatchRepository batches,
            JobRepository jobs,
            BatchReferences batchReferences,
            References references,
            Router router,
            PriceList prices,
            Ledger ledger,
            JobSchedule schedule,
            JobOutcomes outcomes,
            ApplicationEventPublisher events,
            EngineProperties properties,
            Clock clock) {
        this.batches = batches;
        this.jobs = jobs;
        this.batchReferences = batchReferences;
        this.references = references;
        this.router = router;
        this.prices = prices;
        this.ledger = ledger;
        this.schedule = schedule;
        this.outcomes = outcomes;
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
     * The price of images that arrive as they are asked for.
     *
     * @throws RefusedRequest where the model is not sold in that tier
     */
    @Transactional(readOnly = true)
    public Credits price(ModelId model, ResolutionTier tier, int images) {
        return priceOfOne(model, tier).times(images);
    }

    /**
     * Takes a batch in: creates its jobs, holds their credits and schedules their first steps, all in one transaction.
     *
     * @throws RefusedRequest where the request is wrong in itself
     * @throws Unserved where no connection can serve it
     * @throws InsufficientCredits where the team has too few credits
     */
    @Transactional
    public BatchId submit(Member member, BatchRequest request) {
        require(member, request);
        router.requireServable(request.shape());
        var price = priceOfOne(request.model(), request.tier());
        var now = now();
        var reason = "%s image in %s".formatted(request.model(), request.tier());
        var holds = ledger.hold(member.team(), price, request.images(), member.user(), reason);
        var batch = batches.save(new Batch(member, request, now));
        var ids = new ArrayList<JobId>();
        for (var hold : holds) {
            var job = new Job(batch, ids.size(), hold, price, now, now.plus(properties.deadline()));
            ids.add(jobs.save(job).id());
        }
        jobs.flush();
        batchReferences.add(member.team(), batch.id(), request.references());
        schedule.schedule(ids, now);
        events.publishEvent(new BatchSubmitted(batch.id()));
        ids.forEach(id -> events.publishEvent(new JobChanged(member.team(), batch.id(), id, JobState.QUEUED)));
        return batch.id();
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
        var job = require(member, id);
        if (job.state().isFinished() || job.state() == JobState.STORING) {
            return false;
        }
        outcomes.cancel(job);
        outcomes.changed(job);
        schedule.wake(id, now());
        return true;
    }

    /**
     * Decides a job of which nobody knows whether the vendor took it.
     *
     * @return false where the job is not in doubt any more, and nothing was changed
     * @throws NoSuchElementException where the team has no such job
     */
    @Transactional
    public boolean decide(Member member, JobId id, Doubt decision) {
        var job = require(member, id);
        if (job.state() != JobState.IN_DOUBT) {
            return false;
        }
        switch (decision) {
            case GIVE_UP -> outcomes.giveUp(job);
            case TRY_AGAIN -> outcomes.tryAgainInDoubt(job, now().plus(properties.deadline()));
        }
        outcomes.changed(job);
        schedule.wake(id, now());
        return true;
    }

    private void require(Member member, BatchRequest request) {
        if (request.prompt().isBlank()) {
            throw new RefusedRequest("prompt", "Write what you want to see.");
        }
        if (!Texts.isText(request.prompt())) {
            throw new RefusedRequest("prompt", "The prompt has a character that cannot be kept. Write it again.");
        }
        if (request.images() < 1 || request.images() > properties.maxImages()) {
            throw new RefusedRequest("images", "Ask for 1 to %d images at once.".formatted(properties.maxImages()));
        }
        var distinct = new HashSet<>(request.references()).size();
        if (references.countOwned(member.team(), request.references()) != distinct) {
            throw new RefusedRequest("references", "A reference is gone. Drop it in again.");
        }
    }

    private Job require(Member member, JobId id) {
        return jobs.findByIdAndTeamId(id.value(), member.team().value())
                .orElseThrow(() -> new NoSuchElementException("There is no such job in this team."));
    }

    private Credits priceOfOne(ModelId model, ResolutionTier tier) {
        return prices.price(model, tier)
                .orElseThrow(() -> new RefusedRequest(
                        "tier", "%s has no price in %s. Choose another resolution.".formatted(model, tier)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
