package app.plantain.providers.odirouter;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorLimits;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.provider.wire.JsonVendor;
import app.plantain.core.provider.wire.Reply;
import app.plantain.core.provider.wire.VendorAccount;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Speaks to ODIRouter. The addresses that the vendor returns for
 * status, response and cancelling are not used: they are made of the configured one, so that the key goes nowhere else.
 *
 * <p>The vendor says neither the balance nor anything of a lost try, and refuses webhooks.
 */
@Component
final class OdirouterProvider implements ImageProvider {

    private static final VendorId VENDOR = new VendorId("odirouter");
    private static final String USUAL_BASE = "https://odirouter.ai/model";
    private static final String QUEUE = "/v1/queue/";
    private static final Duration POLL = Duration.ofSeconds(3);

    private static final int MOST_OUTPUTS = 16;

    private static final Set<String> WAITING = Set.of("in_queue", "queued");
    private static final Set<String> RUNNING = Set.of("in_progress", "processing");
    private static final Set<String> ENDED = Set.of("failed", "canceled", "cancelled");

    private final JsonVendor vendor;

    OdirouterProvider(VendorHttp http) {
        this.vendor = new JsonVendor("ODIRouter", http);
    }

    @Override
    public VendorId vendor() {
        return VENDOR;
    }

    @Override
    public List<Capabilities> capabilities() {
        return OdirouterModels.ALL;
    }

    @Override
    public VendorLimits limits() {
        return OdirouterModels.LIMITS;
    }

    @Override
    public List<VendorOption> options() {
        return List.of(VendorAccount.PATIENCE);
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        var account = VendorAccount.of(connection, USUAL_BASE, Acceptance.NOT_ACCEPTED);
        vendor.require(connection.able(OdirouterModels.ALL), request);
        var reply = vendor.submit(
                account, QUEUE + OdirouterModels.NANO_BANANA, NewImage.of(request, vendor.addresses(request)));
        if (!reply.isSuccess()) {
            throw failure(reply, account, OdirouterError.of(reply).acceptance());
        }
        var handle = reply.text("/request_id").filter(id -> id.length() <= 500).map(Handle::new);
        if (handle.isEmpty() && isError(reply)) {
            throw failure(reply, account, Acceptance.NOT_ACCEPTED);
        }
        return new Submission.Accepted(
                handle.orElseThrow(() -> vendor.drift(reply, "a new task has no request_id", Acceptance.IN_DOUBT)),
                POLL);
    }

    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        var account = VendorAccount.of(connection, USUAL_BASE, Acceptance.ACCEPTED);
        var reply = vendor.ask(account, "GET", path(handle) + "/status");
        if (!reply.isSuccess()) {
            throw failure(reply, account, Acceptance.ACCEPTED);
        }
        var status = statusOf(reply);
        if (WAITING.contains(status)) {
            return new Progress.Queued(POLL);
        }
        if (RUNNING.contains(status)) {
            return new Progress.Running(POLL);
        }
        if (ENDED.contains(status) || (status.equals("completed") && isError(reply))) {
            return refused(reply, account, status);
        }
        if (status.equals("completed")) {
            return response(account, handle);
        }
        throw vendor.drift(
                reply, status.isEmpty() ? "a task has no status" : "a task has an unknown status", Acceptance.ACCEPTED);
    }

    @Override
    public Cancellation cancel(ProviderConnection connection, Handle handle) {
        var account = VendorAccount.of(connection, USUAL_BASE, Acceptance.ACCEPTED);
        var reply = vendor.ask(account, "PUT", path(handle) + "/cancel");
        var status = statusOf(reply);
        if (status.equals("already_completed")) {
            return Cancellation.TOO_LATE;
        }
        if (!reply.isSuccess()) {
            throw failure(reply, account, Acceptance.ACCEPTED);
        }
        // The wish was taken, no more: whether it came in time, the status says later.
        return switch (status) {
            case "canceled", "cancelled" -> Cancellation.CANCELLED;
            default -> Cancellation.TOO_LATE;
        };
    }

    /** The result, a call of its own. Until it is there, the status comes instead, with 202. */
    private Progress response(VendorAccount account, Handle handle) {
        var reply = vendor.ask(account, "GET", path(handle) + "/response");
        if (reply.status() == 202) {
            return new Progress.Running(POLL);
        }
        if (!reply.isSuccess()) {
            throw failure(reply, account, Acceptance.ACCEPTED);
        }
        var address = picture(reply);
        if (address.isPresent()) {
            return vendor.picture(reply, address.get(), false);
        }
        if (isError(reply)) {
            return refused(reply, account, "completed");
        }
        if (reply.has("/outputs/0/url") || reply.has("/output/0/content/0/url") || !isResult(reply)) {
            throw vendor.drift(reply, "a result has no outputs", Acceptance.ACCEPTED);
        }
        return vendor.refused(account, FailureKind.NO_IMAGE, note(reply));
    }

    /** What the model says instead of a picture. */
    private static @Nullable String note(Reply reply) {
        return Stream.concat(
                        reply.texts("/outputs", "/text").stream(), reply.texts("/output/0/content", "/text").stream())
                .findFirst()
                .orElse(null);
    }

    /** The first output that is a picture, in either of the two shapes that were seen; beside it there may be a text. */
    private static Optional<String> picture(Reply reply) {
        for (int i = 0; i < MOST_OUTPUTS; i++) {
            var flat = pictureIn(reply, "/outputs/" + i);
            if (flat.isPresent()) {
                return flat;
            }
            for (int j = 0; j < MOST_OUTPUTS; j++) {
                var nested = pictureIn(reply, "/output/" + i + "/content/" + j);
                if (nested.isPresent()) {
                    return nested;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> pictureIn(Reply reply, String place) {
        boolean other = reply.text(place + "/type")
                .filter(type -> !type.startsWith("image"))
                .isPresent();
        return other ? Optional.empty() : reply.text(place + "/url");
    }

    private static boolean isResult(Reply reply) {
        return reply.isList("/outputs") || reply.isList("/output");
    }

    private Progress refused(Reply reply, VendorAccount account, String status) {
        var error = OdirouterError.ofTask(reply);
        boolean cancelled = status.startsWith("cancel") && !isError(reply);
        return vendor.refused(account, cancelled ? FailureKind.NO_IMAGE : error.kind(), error.words());
    }

    private ProviderException failure(Reply reply, VendorAccount account, Acceptance acceptance) {
        var error = OdirouterError.of(reply);
        return vendor.failure(reply, account, error.kind(), acceptance, error.words());
    }

    private static boolean isError(Reply reply) {
        return reply.has("/error") || reply.has("/error_type");
    }

    private static String statusOf(Reply reply) {
        return reply.text("/status").orElse("").toLowerCase(Locale.ROOT);
    }

    private static String path(Handle handle) {
        return QUEUE + OdirouterModels.NANO_BANANA + "/requests/" + JsonVendor.segment(handle.value());
    }
}
