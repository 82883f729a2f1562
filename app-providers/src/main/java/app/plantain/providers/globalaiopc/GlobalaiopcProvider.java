package app.plantain.providers.globalaiopc;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorCharge;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorLimits;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.provider.wire.JsonVendor;
import app.plantain.core.provider.wire.Reply;
import app.plantain.core.provider.wire.StatusMeaning;
import app.plantain.core.provider.wire.VendorAccount;
import app.plantain.core.provider.wire.VendorWords;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Speaks to globalaiopc. Besides the address and the key, a connection may have the setting {@code stable}, {@code on}
 * or {@code off}: whether the vendor's {@code -stable} models are preferred, where they can do what is asked for.
 *
 * <p>The vendor has no call to cancel, none for the balance, and none to find a lost try. Its addresses of pictures
 * live for a day.
 */
@Component
final class GlobalaiopcProvider implements ImageProvider {

    private static final VendorId VENDOR = new VendorId("globalaiopc");
    private static final String USUAL_BASE = "https://zcbservice.aizfw.cn/kyyReactApiServer";
    private static final Duration KEEPS_PICTURES = Duration.ofHours(24);

    /** The page recommends 2 to 5 seconds. */
    private static final Duration POLL = Duration.ofSeconds(3);

    private static final VendorLimits LIMITS = new VendorLimits(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.of(Duration.ofSeconds(2)));

    private static final Set<String> STATUSES = Set.of("queued", "processing", "completed");

    /** Where an address of a picture was seen; the first is what the page says. */
    private static final String[] PICTURES = {
        "/image_url",
        "/url",
        "/result_url",
        "/result/image_url",
        "/result/images/0",
        "/result/images/0/url",
        "/data/image_url",
        "/data/url",
        "/data/result_url",
        "/data/result/image_url",
        "/data/result/images/0"
    };

    private final JsonVendor vendor;
    private final Clock clock;

    GlobalaiopcProvider(VendorHttp http, Clock clock) {
        this.vendor = new JsonVendor("Globalaiopc", http);
        this.clock = clock;
    }

    /**
     * What goes over the wire, in the vendor's names.
     *
     * @param resolution in lower case
     * @param size the aspect ratio
     * @param imageUrls where the input images are fetched, empty for none
     */
    record NewImage(String model, String prompt, String resolution, String size, List<String> imageUrls) {

        static NewImage of(ImageRequest request, boolean stable, List<String> imageUrls) {
            return new NewImage(
                    GlobalaiopcModels.nameFor(request, stable),
                    request.prompt(),
                    request.tier().label().toLowerCase(Locale.ROOT),
                    request.aspectRatio().toString(),
                    imageUrls);
        }
    }

    @Override
    public VendorId vendor() {
        return VENDOR;
    }

    @Override
    public List<Capabilities> capabilities() {
        return GlobalaiopcModels.ALL;
    }

    @Override
    public VendorLimits limits() {
        return LIMITS;
    }

    @Override
    public Optional<Dollars> creditPrice() {
        return Optional.of(GlobalaiopcModels.CREDIT);
    }

    @Override
    public List<VendorOption> options() {
        return List.of(VendorAccount.PATIENCE, GlobalaiopcModels.STABLE);
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        var account = VendorAccount.of(connection, USUAL_BASE, Acceptance.NOT_ACCEPTED);
        vendor.require(connection.able(GlobalaiopcModels.ALL), request);
        boolean stable = "on"
                .equalsIgnoreCase(
                        connection.settings().getOrDefault("stable", "off").strip());
        var work = NewImage.of(request, stable, vendor.addresses(request));
        var reply = vendor.submit(account, "/v1/banana/images", work);
        if (!reply.isSuccess()) {
            throw refusal(reply, account);
        }
        var handle =
                reply.text("/id", "/data/id").filter(id -> id.length() <= 500).map(Handle::new);
        if (status(reply).filter("failed"::equals).isPresent()) {
            // The vendor speaks of a task that has failed, and not of one that was never made.
            throw failure(reply, account, Acceptance.ACCEPTED);
        }
        if (handle.isEmpty() && reply.has("/error")) {
            throw failure(reply, account, Acceptance.NOT_ACCEPTED);
        }
        var task = handle.orElseThrow(() -> vendor.drift(reply, "a new task has no id", Acceptance.IN_DOUBT));
        if (status(reply).filter(STATUSES::contains).isEmpty()) {
            vendor.notice(reply, "a new task has an unknown status");
        }
        return new Submission.Accepted(task, POLL);
    }

    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        var account = VendorAccount.of(connection, USUAL_BASE, Acceptance.ACCEPTED);
        var reply = vendor.ask(account, "GET", "/v1/result/" + JsonVendor.segment(handle.value()));
        var words = words(reply);
        if (!reply.isSuccess()) {
            throw vendor.failure(
                    reply, account, StatusMeaning.of(reply.status()).kind(), Acceptance.ACCEPTED, words);
        }
        var status = status(reply).orElseThrow(() -> vendor.drift(reply, "a task has no status", Acceptance.ACCEPTED));
        return switch (status) {
            case "queued" -> new Progress.Queued(POLL);
            case "processing" -> new Progress.Running(POLL);
            case "completed" -> picture(reply, account);
            case "failed" -> vendor.refused(account, VendorWords.meaning(words, FailureKind.VENDOR_ERROR), words);
            default -> throw vendor.drift(reply, "a task has an unknown status", Acceptance.ACCEPTED);
        };
    }

    private Progress picture(Reply reply, VendorAccount account) {
        var address = reply.text(PICTURES);
        if (address.isPresent()) {
            var picture = vendor.picture(reply, address.get(), isOld(reply));
            return picture instanceof Progress.Delivered(var image, var _)
                    ? new Progress.Delivered(image, charge(reply))
                    : picture;
        }
        if (reply.has("/image_url")) {
            throw vendor.drift(reply, "a picture's address is none", Acceptance.ACCEPTED);
        }
        return vendor.refused(account, FailureKind.NO_IMAGE, null);
    }

    /** Real results carry what was taken, in a unit that is stated nowhere. */
    private static Optional<VendorCharge> charge(Reply reply) {
        return reply.number("/amount")
                .or(() -> reply.number("/data/amount"))
                .filter(amount -> amount.signum() >= 0)
                .map(amount -> new VendorCharge(amount, "credits"));
    }

    /** The vendor tells in seconds since 1970 when a task was made. */
    private boolean isOld(Reply reply) {
        var dayAgo = BigDecimal.valueOf(clock.instant().minus(KEEPS_PICTURES).getEpochSecond());
        return reply.number("/created")
                .filter(created -> created.signum() > 0 && created.compareTo(dayAgo) < 0)
                .isPresent();
    }

    private static Optional<String> status(Reply reply) {
        return reply.text("/status", "/data/status").map(status -> status.toLowerCase(Locale.ROOT));
    }

    private ProviderException failure(Reply reply, VendorAccount account, Acceptance acceptance) {
        var words = words(reply);
        return vendor.failure(reply, account, VendorWords.meaning(words, FailureKind.VENDOR_ERROR), acceptance, words);
    }

    /** The vendor has no codes: of what is refused as the caller's fault, its words may say more than the status. */
    private ProviderException refusal(Reply reply, VendorAccount account) {
        var words = words(reply);
        var usual = StatusMeaning.of(reply.status());
        boolean vague = reply.status() == 400 || reply.status() == 403 || reply.status() == 422;
        var kind = vague ? VendorWords.meaning(words, usual.kind()) : usual.kind();
        return vendor.failure(reply, account, kind, usual.acceptance(), words);
    }

    private static @Nullable String words(Reply reply) {
        return reply.words("/error", "/data/error", "/message", "/msg").orElse(null);
    }
}
