package app.plantain.web.testing;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.generation.BatchRequest;
import app.plantain.core.generation.BatchSource;
import app.plantain.core.generation.Generation;
import app.plantain.core.generation.ImageOrder;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.generation.Routing;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;

/** Batches to order: squares of nano-banana-2 in 1K, 7 credits each, paid by a grant of their own. */
@TestComponent
public class TestBatches {

    private static final long PRICE = 7;

    private final Generation generation;
    private final Jobs jobs;
    private final Ledger ledger;

    TestBatches(Generation generation, Jobs jobs, Ledger ledger) {
        this.generation = generation;
        this.jobs = jobs;
        this.ledger = ledger;
    }

    /** Submits a batch for the member, and gives its jobs in their order. */
    public List<JobView> submit(Member member, String prompt, int images) {
        return submit(member, prompt, images, Optional.empty());
    }

    /** Submits a batch to one vendor only, where one is named. */
    public List<JobView> submit(Member member, String prompt, int images, Optional<VendorId> vendor) {
        ledger.grant(member.team(), Credits.of(PRICE * images), "For a batch", null, "test:" + TimeOrderedIds.next());
        var batch = generation.submit(
                member,
                new BatchRequest(
                                BatchSource.STUDIO,
                                new ImageOrder(
                                        new ModelId("nano-banana-2"),
                                        prompt,
                                        AspectRatio.SQUARE,
                                        ResolutionTier.ONE_K,
                                        images,
                                        List.of()))
                        .with(Routing.at(vendor)));
        return jobs.ofBatch(member.team(), batch);
    }

    /** A job as it is now. */
    public JobView now(Member member, JobView job) {
        return jobs.find(member.team(), job.id()).orElseThrow();
    }
}
