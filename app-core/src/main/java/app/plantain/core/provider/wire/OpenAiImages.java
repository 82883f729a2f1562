package app.plantain.core.provider.wire;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorCharge;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What vendors answer that speak OpenAI's dialect for images: at once, with the picture or with its address.
 *
 * <p>An address is taken as the handle of finished work: it is recorded before the picture is fetched, so that a paid
 * picture is fetched again after whatever may happen meanwhile.
 */
public final class OpenAiImages {

    /** Of a picture whose address is too long to be recorded. */
    private static final int MOST_TRIES = 3;

    private static final int LONGEST_HANDLE = 500;
    /** How an address begins that is the picture itself. */
    private static final String WITHIN = "data:";

    private static final String USD = "USD";

    private static final Set<Integer> NO_SUCH_CALL = Set.of(404, 405, 501);

    private final JsonVendor vendor;

    /** What one vendor answers. */
    public OpenAiImages(JsonVendor vendor) {
        this.vendor = vendor;
    }

    /** The path of a call such as {@code /images/edits}: with the version, unless the configured address ends with it. */
    public static String path(VendorAccount account, String call) {
        return account.base().getPath().endsWith("/v1") ? call : "/v1" + call;
    }

    /**
     * What came of a request for one picture.
     *
     * @throws ProviderException where it is no picture
     */
    public Submission submission(VendorAccount account, Reply reply) {
        if (!reply.isSuccess()) {
            throw failure(account, reply);
        }
        var picture = inline(reply);
        if (picture.isPresent()) {
            return new Submission.Delivered(picture.get(), charge(reply));
        }
        var address = reply.text("/data/0/url");
        if (address.isPresent()) {
            return elsewhere(reply, address.get());
        }
        throw withoutPicture(account, reply);
    }

    /** The picture whose address is the handle. */
    public Progress check(Handle handle) {
        return vendor.picture(handle.value());
    }

    /** Asks for the list of models, which costs nothing. A service that has none tells nothing. */
    public Probe probe(VendorAccount account) {
        var reply = vendor.ask(account, "GET", path(account, "/models"));
        if (NO_SUCH_CALL.contains(reply.status())) {
            return new Probe.Untold();
        }
        if (!reply.isSuccess() || reply.has("/error")) {
            throw failure(account, reply);
        }
        return vendor.listed(reply, "/data");
    }

    private static Optional<ImageFile> inline(Reply reply) {
        var format = reply.text("/output_format").orElse("png");
        return reply.image("/data/0/b64_json", "image/" + format)
                .or(() -> reply.text("/data/0/url")
                        .filter(url -> url.startsWith(WITHIN))
                        .flatMap(_ -> reply.image("/data/0/url", "image/png")));
    }

    private Submission elsewhere(Reply reply, String address) {
        if (address.startsWith(WITHIN) || !JsonVendor.isAddress(address)) {
            throw vendor.drift(reply, "a picture's address is none", Acceptance.IN_DOUBT);
        }
        if (address.length() <= LONGEST_HANDLE) {
            return new Submission.Accepted(new Handle(address), Duration.ZERO, charge(reply));
        }
        return switch (fetched(address)) {
            case Progress.Delivered(var picture, var _) -> new Submission.Delivered(picture, charge(reply));
            case Progress.Refused(var kind, var message) ->
                throw new ProviderException(kind, Acceptance.ACCEPTED, message);
            case Progress.Queued _, Progress.Running _ ->
                throw new IllegalStateException("A picture is there or it is not");
        };
    }

    private Progress fetched(String address) {
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            try {
                return vendor.picture(address);
            } catch (ProviderException mayPass) {
                // There is no other way back to it than now.
            }
        }
        return vendor.picture(address);
    }

    private ProviderException withoutPicture(VendorAccount account, Reply reply) {
        boolean saysNo = reply.flag("/success").filter(success -> !success).isPresent();
        if (!reply.has("/data") && (reply.has("/error") || saysNo)) {
            return failure(account, reply);
        }
        if (reply.isList("/data") && !reply.has("/data")) {
            return vendor.failure(reply, account, FailureKind.NO_IMAGE, Acceptance.ACCEPTED, null);
        }
        return vendor.drift(reply, "an answer has no picture", Acceptance.IN_DOUBT);
    }

    private ProviderException failure(VendorAccount account, Reply reply) {
        var error = OpenAiError.of(reply);
        return vendor.failure(reply, account, error.kind(), error.acceptance(), error.words());
    }

    /** Tokens are no money: only LiteLLM, another Plantain, and those that put a cost beside the tokens tell. */
    private static Optional<VendorCharge> charge(Reply reply) {
        return reply.numberInHead("x-litellm-response-cost")
                .or(() -> reply.number("/usage/cost"))
                .map(amount -> new VendorCharge(amount, USD))
                .or(() -> reply.numberInHead("X-Plantain-Cost").map(amount -> new VendorCharge(amount, "credits")))
                .filter(charge -> charge.amount().signum() >= 0);
    }
}
