package app.plantain.core.routing;

import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorLimits;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.provider.VendorPrice;
import app.plantain.core.provider.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Times every call to a vendor and counts how it ended: {@code plantain.vendor.call} by vendor, call and result. */
final class MeasuredProvider implements ImageProvider {

    private final ImageProvider provider;
    private final MeterRegistry meters;

    MeasuredProvider(ImageProvider provider, MeterRegistry meters) {
        this.provider = provider;
        this.meters = meters;
    }

    @Override
    public VendorId vendor() {
        return provider.vendor();
    }

    @Override
    public List<Capabilities> capabilities() {
        return provider.capabilities();
    }

    @Override
    public VendorLimits limits() {
        return provider.limits();
    }

    @Override
    public List<VendorPrice> prices() {
        return provider.prices();
    }

    @Override
    public Optional<Dollars> creditPrice() {
        return provider.creditPrice();
    }

    @Override
    public List<VendorOption> options() {
        return provider.options();
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        return measure("submit", () -> provider.submit(connection, request));
    }

    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        return measure("check", () -> provider.check(connection, handle));
    }

    @Override
    public int checksAtOnce() {
        return provider.checksAtOnce();
    }

    @Override
    public Map<Handle, Progress> checkAll(ProviderConnection connection, List<Handle> handles) {
        return measure("check-all", () -> provider.checkAll(connection, handles));
    }

    @Override
    public boolean billsFailures() {
        return provider.billsFailures();
    }

    @Override
    public Cancellation cancel(ProviderConnection connection, Handle handle) {
        return measure("cancel", () -> provider.cancel(connection, handle));
    }

    @Override
    public Lookup find(ProviderConnection connection, ImageRequest request) {
        return measure("find", () -> provider.find(connection, request));
    }

    @Override
    public boolean tellsByItself() {
        return provider.tellsByItself();
    }

    @Override
    public Optional<Handle> heard(ProviderConnection connection, Webhook webhook, Instant now) {
        return provider.heard(connection, webhook, now);
    }

    @Override
    public Probe probe(ProviderConnection connection) {
        return measure("probe", () -> provider.probe(connection));
    }

    private <T> T measure(String call, Supplier<T> work) {
        var begin = Timer.start(meters);
        var result = "broken";
        try {
            var answer = work.get();
            result = "ok";
            return answer;
        } catch (ProviderException failure) {
            result = failure.kind().name().toLowerCase(Locale.ROOT);
            throw failure;
        } finally {
            begin.stop(Timer.builder("plantain.vendor.call")
                    .description("Calls to vendors, by how they ended")
                    .tag("vendor", vendor().value())
                    .tag("call", call)
                    .tag("result", result)
                    .register(meters));
        }
    }
}
