package app.plantain.providers.gemini;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.provider.VendorPrice;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.provider.wire.JsonVendor;
import app.plantain.core.provider.wire.JsonVendor.KeyHeader;
import app.plantain.core.provider.wire.Reply;
import app.plantain.core.provider.wire.VendorAccount;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Speaks to Google's own API. The answer has the picture in it, and nothing is kept that could be asked for later: an
 * answer that is lost is lost with its picture.
 */
@Component
final class GeminiProvider implements ImageProvider {

    private static final VendorId VENDOR = new VendorId("gemini");
    private static final String USUAL_BASE = "https://generativelanguage.googleapis.com";
    private static final String VERSION = "/v1beta";

    /** A large picture takes a minute, and longer when Google is busy. */
    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(3);

    private final JsonVendor vendor;

    GeminiProvider(VendorHttp http) {
        this.vendor = new JsonVendor("Gemini", http, new KeyHeader("x-goog-api-key", ""));
    }

    @Override
    public VendorId vendor() {
        return VENDOR;
    }

    @Override
    public List<Capabilities> capabilities() {
        return GeminiModels.ALL;
    }

    @Override
    public List<VendorPrice> prices() {
        return GeminiModels.PRICES;
    }

    @Override
    public List<VendorOption> options() {
        return List.of(VendorAccount.patience(USUAL_PATIENCE));
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        var account = VendorAccount.of(connection, USUAL_BASE, USUAL_PATIENCE, Acceptance.NOT_ACCEPTED);
        vendor.require(connection.able(GeminiModels.ALL), request);
        var model = GeminiModels.of(request.model());
        var reply = vendor.submitForPicture(account, path(account, model), NewImage.of(request, model));
        if (!reply.isSuccess() || reply.has("/error")) {
            throw failure(reply, account);
        }
        var answer = new GeminiAnswer(reply);
        return answer.picture()
                .map(picture -> new Submission.Delivered(picture, answer.charge(model, request.tier())))
                .orElseThrow(() -> withoutPicture(reply, answer, account));
    }

    /** No handle is ever given out. */
    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        return new Progress.Refused(FailureKind.NO_IMAGE, "Gemini keeps no pictures that could be asked for.");
    }

    /** The list of models is free. */
    @Override
    public Probe probe(ProviderConnection connection) {
        var account = VendorAccount.of(connection, USUAL_BASE, USUAL_PATIENCE, Acceptance.NOT_ACCEPTED);
        var reply = vendor.ask(account, "GET", models(account));
        if (!reply.isSuccess() || reply.has("/error")) {
            throw failure(reply, account);
        }
        return vendor.listed(reply, "/models");
    }

    private static String path(VendorAccount account, GeminiModels.Model model) {
        return models(account) + "/" + JsonVendor.segment(model.name()) + ":generateContent";
    }

    /** The configured address may end with the version, as some write it. */
    private static String models(VendorAccount account) {
        return (account.base().getPath().endsWith(VERSION) ? "" : VERSION) + "/models";
    }

    private ProviderException failure(Reply reply, VendorAccount account) {
        var error = GeminiError.of(reply);
        var failure = vendor.failure(reply, account, error.kind(), error.acceptance(), error.words());
        return new ProviderException(
                failure.kind(),
                failure.acceptance(),
                String.valueOf(failure.getMessage()),
                error.retryAfter().or(failure::retryAfter).orElse(null),
                null);
    }

    /** The model has worked, and what it did may be billed; it has also ended. */
    private ProviderException withoutPicture(Reply reply, GeminiAnswer answer, VendorAccount account) {
        if (answer.hasUnreadablePicture()) {
            return vendor.drift(reply, "a picture is none", Acceptance.ACCEPTED);
        }
        if (answer.hasUnknownReason()) {
            vendor.notice(reply, "there is no picture for an unknown reason");
        }
        return answer.whyNone()
                .map(kind -> vendor.failure(reply, account, kind, Acceptance.ACCEPTED, answer.words()))
                .orElseGet(
                        () -> vendor.drift(reply, "an answer has neither a picture nor a reason", Acceptance.IN_DOUBT));
    }
}
