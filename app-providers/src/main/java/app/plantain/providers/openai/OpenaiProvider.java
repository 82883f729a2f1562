package app.plantain.providers.openai;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.provider.http.MultipartForm;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.provider.wire.JsonVendor;
import app.plantain.core.provider.wire.OpenAiImages;
import app.plantain.core.provider.wire.Reply;
import app.plantain.core.provider.wire.VendorAccount;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Speaks OpenAI's dialect to whoever understands it: OpenAI, LiteLLM, LocalAI, another Plantain. Besides the address and
 * the key, a connection may have the setting {@code model-names}: see {@link ModelNames}.
 *
 * <p>A request says model, prompt and size and nothing else, since one refuses what the other needs; whether the picture
 * comes in the answer or as an address is left to the vendor. There is no call to cancel, none for the balance, and none
 * to find a lost try.
 */
@Component
final class OpenaiProvider implements ImageProvider {

    private static final VendorId VENDOR = new VendorId("openai");
    private static final String USUAL_BASE = "https://api.openai.com";
    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

    private final JsonVendor vendor;
    private final OpenAiImages images;

    OpenaiProvider(VendorHttp http) {
        this.vendor = new JsonVendor("The OpenAI-compatible service", http);
        this.images = new OpenAiImages(vendor);
    }

    /** What goes over the wire, in the vendor's names. */
    record NewImage(String model, String prompt, String size) {}

    @Override
    public VendorId vendor() {
        return VENDOR;
    }

    @Override
    public List<Capabilities> capabilities() {
        return OpenaiModels.ALL;
    }

    @Override
    public List<VendorOption> options() {
        return List.of(VendorAccount.patience(USUAL_PATIENCE), ModelNames.OPTION);
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        var account = VendorAccount.of(connection, USUAL_BASE, USUAL_PATIENCE, Acceptance.NOT_ACCEPTED);
        vendor.require(connection.able(OpenaiModels.ALL), request);
        var name = ModelNames.of(connection).of(request.model());
        vendor.require(OpenaiModels.limits(request.model(), name, connection.able(OpenaiModels.ALL)), request);
        var image = new NewImage(name, request.prompt(), OpenaiModels.sizeOf(request, name));
        var reply = request.references().isEmpty()
                ? vendor.submitForPicture(account, OpenAiImages.path(account, "/images/generations"), image)
                : edit(account, image, request);
        return images.submission(account, reply);
    }

    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        return images.check(handle);
    }

    @Override
    public Probe probe(ProviderConnection connection) {
        return images.probe(VendorAccount.of(connection, USUAL_BASE, USUAL_PATIENCE, Acceptance.NOT_ACCEPTED));
    }

    private Reply edit(VendorAccount account, NewImage image, ImageRequest request) {
        var form = new MultipartForm()
                .text("model", image.model())
                .text("prompt", image.prompt())
                .text("size", image.size());
        request.references().forEach(reference -> form.picture("image[]", reference.image()));
        return vendor.submitForm(account, OpenAiImages.path(account, "/images/edits"), form);
    }
}
