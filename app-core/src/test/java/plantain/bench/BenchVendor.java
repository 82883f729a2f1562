package plantain.bench;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A vendor that costs no time itself, and notes when a request came to its door and when its image left. */
final class BenchVendor implements ImageProvider {

    private final String name;
    private final String model;
    private final Map<String, Long> doorTimes = new ConcurrentHashMap<>();
    private volatile Supplier<Submission> answer = BenchVendor::keepWaiting;

    BenchVendor(String name, String model) {
        this.name = name;
        this.model = model;
    }

    /** Delivers at once what it is given. */
    void delivers(Supplier<ImageFile> images) {
        answer = () -> new Submission.Delivered(images.get());
    }

    /** Accepts, and wants to be asked after so long. */
    void accepts(Duration pollAfter) {
        answer = () -> new Submission.Accepted(new Handle("work"), pollAfter);
    }

    /** When a request with these words came, by the machine's clock of nanoseconds; empty while it has not. */
    Optional<Long> doorTime(String prompt) {
        return Optional.ofNullable(doorTimes.get(prompt));
    }

    private static Submission keepWaiting() {
        return new Submission.Accepted(new Handle("work"), Duration.ofMinutes(5));
    }

    @Override
    public VendorId vendor() {
        return new VendorId(name);
    }

    @Override
    public List<Capabilities> capabilities() {
        return List.of(new Capabilities(
                new ModelId(model),
                List.of(AspectRatio.SQUARE),
                List.of(ResolutionTier.HALF_K, ResolutionTier.ONE_K),
                ReferenceTerms.NONE,
                200));
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        doorTimes.put(request.prompt(), System.nanoTime());
        return answer.get();
    }

    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        return answer.get() instanceof Submission.Accepted(var _, var pollAfter, var _)
                ? new Progress.Running(pollAfter)
                : new Progress.Running(Duration.ofSeconds(10));
    }

    @Override
    public Cancellation cancel(ProviderConnection connection, Handle handle) {
        return Cancellation.CANCELLED;
    }

    @Override
    public Lookup find(ProviderConnection connection, ImageRequest request) {
        return new Lookup.Absent();
    }
}
