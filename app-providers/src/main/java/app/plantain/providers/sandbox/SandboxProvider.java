package app.plantain.providers.sandbox;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Reference;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.providers.sandbox.drawing.Artist;
import app.plantain.providers.sandbox.drawing.Motif;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Speaks to the sandbox as to any vendor that works asynchronously: what it accepts lies on the sandbox's own side, in
 * {@code sandbox} under Plantain's home, and survives us. Nodes that share work must share that directory. Where the
 * connection names an address, the sandbox is a process of its own instead: see {@link RemoteSandbox}.
 *
 * <p>How it behaves is set on the connection: see {@link SandboxSettings}. Submitting one attempt twice gives the same
 * handle.
 */
@Component
final class SandboxProvider implements ImageProvider {

    private static final VendorId VENDOR = new VendorId("sandbox");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int CHECKS_AT_ONCE = 50;

    /** Drawing takes its time: nobody waits for the last of fifty, and the rest are asked for again soon. */
    private static final int DRAWN_AT_ONCE = 2;

    private static final Duration NEXT_TO_DRAW = Duration.ofMillis(250);

    private final Clock clock;
    private final RemoteSandbox remote;
    private final TaskShelf shelf;
    private final Artist artist = new Artist();

    /** @param home Plantain's home, in which the sandbox has a directory of its own */
    SandboxProvider(Clock clock, VendorHttp http, @Value("${plantain.home}") String home) {
        this.clock = clock;
        this.remote = new RemoteSandbox(http);
        this.shelf = new TaskShelf(Path.of(home, "sandbox"));
    }

    @Override
    public VendorId vendor() {
        return VENDOR;
    }

    @Override
    public List<Capabilities> capabilities() {
        return SandboxModels.ALL;
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        var settings = SandboxSettings.from(connection.settings());
        SandboxModels.validate(request);
        if (settings.address() != null) {
            return remote.submit(settings.address(), request);
        }
        boolean fails = settings.failsFor(request.attemptId());
        if (fails && settings.failureAcceptance() == Acceptance.NOT_ACCEPTED) {
            throw failure(settings);
        }
        boolean refusedLater = fails && settings.failureAcceptance() == Acceptance.ACCEPTED;
        var task = accept(request, settings, refusedLater ? settings.failureKind() : null);
        if (fails && settings.failureAcceptance() == Acceptance.IN_DOUBT) {
            throw failure(settings);
        }
        return new Submission.Accepted(new Handle(task.id().toString()), task.pollAfter(task.acceptedAt()));
    }

    @Override
    public int checksAtOnce() {
        return CHECKS_AT_ONCE;
    }

    @Override
    public Map<Handle, Progress> checkAll(ProviderConnection connection, List<Handle> handles) {
        var address = addressOf(connection);
        return address.isPresent() ? remote.checkAll(address.get(), handles) : checkAll(handles);
    }

    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        var address = addressOf(connection);
        return address.isPresent() ? remote.check(address.get(), handle) : check(handle);
    }

    private Progress check(Handle handle) {
        var now = clock.instant();
        var task = known(handle, now);
        if (shelf.isCancelled(task.id())) {
            return new Progress.Refused(FailureKind.NO_IMAGE, "It was cancelled before it was drawn.");
        }
        if (!task.isReady(now)) {
            var pollAfter = task.pollAfter(now);
            return task.isQueued(now) ? new Progress.Queued(pollAfter) : new Progress.Running(pollAfter);
        }
        return task.failure() == null
                ? new Progress.Delivered(draw(task))
                : new Progress.Refused(task.failure(), messageFor(task.failure()));
    }

    @Override
    public Cancellation cancel(ProviderConnection connection, Handle handle) {
        var address = addressOf(connection);
        return address.isPresent() ? remote.cancel(address.get(), handle) : cancel(handle);
    }

    private Cancellation cancel(Handle handle) {
        var now = clock.instant();
        var task = known(handle, now);
        if (shelf.isCancelled(task.id())) {
            return Cancellation.CANCELLED;
        }
        if (task.isReady(now)) {
            return Cancellation.TOO_LATE;
        }
        try {
            shelf.cancel(task.id());
            return Cancellation.CANCELLED;
        } catch (IOException broken) {
            throw broken("The sandbox could not write down that a picture is not wanted any more.", broken);
        }
    }

    @Override
    public Lookup find(ProviderConnection connection, ImageRequest request) {
        var settings = SandboxSettings.from(connection.settings());
        if (!settings.lookup()) {
            return new Lookup.Unanswerable();
        }
        if (settings.address() != null) {
            return remote.find(settings.address(), request);
        }
        try {
            shelf.close(request.attemptId(), clock.instant());
            return shelf.get(request.attemptId(), clock.instant())
                    .<Lookup>map(task -> new Lookup.Found(new Handle(task.id().toString())))
                    .orElseGet(Lookup.Absent::new);
        } catch (IOException broken) {
            throw broken("The sandbox could not look for a picture.", broken);
        }
    }

    /** Work that was accepted goes on, whatever has become of the other settings. */
    private static Optional<URI> addressOf(ProviderConnection connection) {
        return SandboxSettings.addressIn(connection.settings());
    }

    private Map<Handle, Progress> checkAll(List<Handle> handles) {
        var found = new HashMap<Handle, Progress>();
        int drawn = 0;
        for (var handle : handles) {
            try {
                var progress =
                        drawn < DRAWN_AT_ONCE || !isReady(handle) ? check(handle) : new Progress.Running(NEXT_TO_DRAW);
                found.put(handle, progress);
                drawn += progress instanceof Progress.Delivered ? 1 : 0;
            } catch (ProviderException unknown) {
                // Left out: what is wrong is said where it is asked for alone.
            }
        }
        return found;
    }

    private boolean isReady(Handle handle) {
        var now = clock.instant();
        return known(handle, now).isReady(now);
    }

    private SandboxTask accept(ImageRequest request, SandboxSettings settings, @Nullable FailureKind failure) {
        var references = ReferencePictures.shrink(
                request.references().stream().map(Reference::image).toList());
        var size = SandboxModels.sizeOf(request, settings.tierFor(request.tier()));
        var now = clock.instant();
        var task = SandboxTask.accept(request, size, now, settings.latency(), failure);
        try {
            shelf.sweep(now);
            if (!shelf.put(task, references)) {
                throw new ProviderException(
                        FailureKind.INVALID_REQUEST,
                        Acceptance.NOT_ACCEPTED,
                        "The sandbox takes this attempt no more: it was looked for, and was not there.");
            }
            return task;
        } catch (IOException broken) {
            throw new ProviderException(
                    FailureKind.VENDOR_ERROR,
                    Acceptance.NOT_ACCEPTED,
                    "The sandbox could not write to its directory. An administrator should look at the disk.",
                    null,
                    broken);
        }
    }

    private SandboxTask known(Handle handle, Instant now) {
        try {
            var id = TaskShelf.idIn(handle);
            var task = id.isPresent() ? shelf.get(id.get(), now) : Optional.<SandboxTask>empty();
            return task.orElseThrow(() -> new ProviderException(
                    FailureKind.VENDOR_ERROR,
                    Acceptance.ACCEPTED,
                    "The sandbox knows nothing of this picture. It keeps pictures for 24 hours."));
        } catch (IOException broken) {
            throw broken("The sandbox could not read from its directory.", broken);
        }
    }

    private ImageFile draw(SandboxTask task) {
        try {
            var motif = new Motif(
                    task.prompt(), task.model(), task.aspectRatio(), task.variation(), shelf.references(task.id()));
            return new ImageFile("image/png", artist.draw(motif, task.width(), task.height()));
        } catch (IOException broken) {
            throw broken("The sandbox could not read a picture's references.", broken);
        }
    }

    private static ProviderException failure(SandboxSettings settings) {
        var kind = settings.failureKind();
        return new ProviderException(
                kind,
                settings.failureAcceptance(),
                messageFor(kind),
                kind == FailureKind.RATE_LIMITED ? RETRY_AFTER : null,
                null);
    }

    private static ProviderException broken(String message, IOException cause) {
        return new ProviderException(FailureKind.VENDOR_ERROR, Acceptance.ACCEPTED, message, null, cause);
    }

    private static String messageFor(FailureKind kind) {
        return switch (kind) {
            case INVALID_REQUEST -> "The sandbox was set to refuse this request as invalid.";
            case AUTHENTICATION -> "The sandbox was set to refuse the connection's key.";
            case BALANCE -> "The sandbox was set to say that the account is empty.";
            case CONTENT_BLOCKED -> "The sandbox was set to refuse this prompt for its content.";
            case NO_IMAGE -> "The sandbox was set to finish without a picture.";
            case RATE_LIMITED -> "The sandbox was set to say that there are too many requests.";
            case VENDOR_ERROR -> "The sandbox was set to break down.";
            case TIMEOUT -> "The sandbox was set not to answer in time.";
        };
    }
}
