package app.plantain.providers.qhaigc;

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
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.provider.wire.JsonVendor;
import app.plantain.core.provider.wire.OpenAiImages;
import app.plantain.core.provider.wire.VendorAccount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Speaks to qhaigc. Besides the address and the key, a connection may have the setting {@code temperature}, a number
 * from 0 to 2; left out, the vendor's own.
 *
 * <p>The vendor answers when the picture is made, which takes up to minutes. It has no call to cancel, none for the
 * balance, and none to find a lost try; its list of models is free. What it does not know it leaves out silently.
 */
@Component
final class QhaigcProvider implements ImageProvider {

    private static final VendorId VENDOR = new VendorId("qhaigc");
    private static final String USUAL_BASE = "https://api.qhaigc.net";
    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

    /** The page's examples have 0.5 to 0.8; the models behind it take from 0 to 2. */
    private static final Pattern TEMPERATURE = Pattern.compile("[01](\\.[0-9]{1,3})?|2(\\.0{1,3})?");

    private final JsonVendor vendor;
    private final OpenAiImages images;

    QhaigcProvider(VendorHttp http) {
        this.vendor = new JsonVendor("Qhaigc", http);
        this.images = new OpenAiImages(vendor);
    }

    @Override
    public VendorId vendor() {
        return VENDOR;
    }

    @Override
    public List<Capabilities> capabilities() {
        return QhaigcModels.ALL;
    }

    @Override
    public List<VendorOption> options() {
        return List.of(
                VendorAccount.patience(USUAL_PATIENCE),
                new VendorOption(
                        "temperature",
                        "Temperature",
                        "How freely the model follows the prompt, from 0 to 2.",
                        "the vendor's own",
                        new VendorOption.Values.Text(
                                TEMPERATURE.pattern(), "Write a number from 0 to 2, such as 0.7")));
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        var account = VendorAccount.of(connection, USUAL_BASE, USUAL_PATIENCE, Acceptance.NOT_ACCEPTED);
        vendor.require(connection.able(QhaigcModels.ALL), request);
        var image = NewImage.of(request, temperature(connection));
        var reply = vendor.submitForPicture(account, OpenAiImages.path(account, "/images/generations"), image);
        QhaigcError.of(reply).ifPresent(error -> {
            throw vendor.failure(reply, account, error.kind(), QhaigcError.ACCEPTANCE, error.words());
        });
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

    private static Optional<BigDecimal> temperature(ProviderConnection connection) {
        var text = connection.settings().getOrDefault("temperature", "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!TEMPERATURE.matcher(text).matches()) {
            throw VendorAccount.unusable(
                    connection, Acceptance.NOT_ACCEPTED, "a temperature that is no number from 0 to 2");
        }
        return Optional.of(new BigDecimal(text));
    }
}
