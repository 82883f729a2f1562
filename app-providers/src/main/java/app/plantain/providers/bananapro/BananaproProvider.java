package app.plantain.providers.bananapro;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Balance;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorCharge;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorLimits;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.provider.VendorPrice;
import app.plantain.core.provider.Webhook;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.provider.wire.JsonVendor;
import app.plantain.core.provider.wire.Reply;
import app.plantain.core.provider.wire.VendorAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Speaks to bananapro.site. Its answers come in an envelope whose {@code success} counts, whatever the HTTP status.
 *
 * <p>The vendor has no call to cancel and none to find a lost try. Its webhooks belong to the account: an administrator
 * registers them there, and gives the connection their secret.
 */
@Component
final class BananaproProvider implements ImageProvider {

    private static final VendorId VENDOR = new VendorId("bananapro");
    private static final String USUAL_BASE = "https://gateway.bananapro.site";

    /** A picture takes about five seconds; three at once asked every two seconds are within 120 questions a minute. */
    private static final Duration POLL = Duration.ofSeconds(2);

    /** The five places where an address of a picture was seen. */
    private static final String[] PICTURES = {
        "/data/image_url",
        "/data/primary_url",
        "/data/output/primary_url",
        "/data/output/images/0/url",
        "/data/output/resultUrls/0"
    };

    private final JsonVendor vendor;

    BananaproProvider(VendorHttp http) {
        this.vendor = new JsonVendor("Bananapro", http);
    }

    @Override
    public VendorId vendor() {
        return VENDOR;
    }

    @Override
    public List<Capabilities> capabilities() {
        return BananaproModels.ALL;
    }

    @Override
    public VendorLimits limits() {
        return BananaproModels.LIMITS;
    }

    @Override
    public List<VendorPrice> prices() {
        return BananaproModels.PRICES;
    }

    @Override
    public Optional<Dollars> creditPrice() {
        return Optional.of(BananaproModels.CREDIT);
    }

    @Override
    public List<VendorOption> options() {
        return List.of(VendorAccount.PATIENCE);
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        var account = VendorAccount.of(connection, USUAL_BASE, Acceptance.NOT_ACCEPTED);
        vendor.require(connection.able(BananaproModels.ALL), request);
        var reply = vendor.submit(account, "/api/v1/images/generate", NewImage.of(request));
        var handle =
                reply.text("/data/task_id").filter(id -> id.length() <= 500).map(Handle::new);
        if (handle.isPresent()) {
            // Whatever else the answer says: a task is asked after, and says itself what became of it.
            return new Submission.Accepted(handle.get(), POLL, charge(reply));
        }
        if (isError(reply)) {
            throw failure(reply, account, BananaproError.of(reply).acceptance());
        }
        throw vendor.drift(reply, "a new task has no task_id", Acceptance.IN_DOUBT);
    }

    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        var account = VendorAccount.of(connection, USUAL_BASE, Acceptance.ACCEPTED);
        var reply = vendor.ask(account, "GET", "/api/v1/images/" + JsonVendor.segment(handle.value()));
        var status = reply.text("/data/status").map(word -> word.toLowerCase(Locale.ROOT));
        if (!reply.isSuccess() || (status.isEmpty() && isError(reply))) {
            throw failure(reply, account, Acceptance.ACCEPTED);
        }
        return switch (status.orElse("")) {
            case "" -> throw vendor.drift(reply, "a task has no status", Acceptance.ACCEPTED);
            case "pending" -> new Progress.Queued(POLL);
            case "processing" -> new Progress.Running(POLL);
            case "completed" -> picture(reply, account);
            case "failed" -> refusal(reply, account);
            default -> throw vendor.drift(reply, "a task has an unknown status", Acceptance.ACCEPTED);
        };
    }

    @Override
    public boolean tellsByItself() {
        return true;
    }

    @Override
    public Optional<Handle> heard(ProviderConnection connection, Webhook webhook, Instant now) {
        return Optional.ofNullable(connection.settings().get(ProviderConnection.WEBHOOK_SECRET))
                .flatMap(secret -> BananaproWebhook.task(webhook, secret, now));
    }

    /** The vendor has two purses; calls such as ours are paid from {@code api_credits}. */
    @Override
    public Probe probe(ProviderConnection connection) {
        var account = VendorAccount.of(connection, USUAL_BASE, Acceptance.NOT_ACCEPTED);
        var reply = vendor.ask(account, "GET", "/api/v1/account/balances");
        if (isError(reply)) {
            throw failure(reply, account, Acceptance.NOT_ACCEPTED);
        }
        var credits = reply.number("/data/api_credits")
                .orElseThrow(() -> vendor.drift(reply, "the balance has no api_credits", Acceptance.NOT_ACCEPTED));
        return new Probe.Told(new Balance(credits, "credits"));
    }

    private Progress picture(Reply reply, VendorAccount account) {
        var address = reply.text(PICTURES);
        if (address.isPresent()) {
            var picture = vendor.picture(reply, address.get(), false);
            return picture instanceof Progress.Delivered(var image, var _)
                    ? new Progress.Delivered(image, charge(reply))
                    : picture;
        }
        for (var place : PICTURES) {
            if (reply.has(place)) {
                throw vendor.drift(reply, "a picture's address is none", Acceptance.ACCEPTED);
            }
        }
        return vendor.refused(account, FailureKind.NO_IMAGE, null);
    }

    /** In the vendor's credits, as the submission and some answers about a task say. */
    private static Optional<VendorCharge> charge(Reply reply) {
        return reply.number("/data/credits_used")
                .filter(used -> used.signum() >= 0)
                .map(used -> new VendorCharge(used, "credits"));
    }

    private Progress refusal(Reply reply, VendorAccount account) {
        var error = BananaproError.ofTask(reply);
        return vendor.refused(account, error.kind(), error.words());
    }

    private ProviderException failure(Reply reply, VendorAccount account, Acceptance acceptance) {
        var error = BananaproError.of(reply);
        return vendor.failure(reply, account, error.kind(), acceptance, error.words());
    }

    private static boolean isError(Reply reply) {
        return !reply.isSuccess()
                || reply.flag("/success").filter(success -> !success).isPresent()
                || (reply.has("/error") && !reply.has("/data"));
    }
}
