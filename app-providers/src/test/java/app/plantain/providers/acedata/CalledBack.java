package app.plantain.providers.acedata;

import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorLimits;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets every request have a callback, as where Plantain has a public address. */
record CalledBack(ImageProvider provider) implements ImageProvider {

    static final URI CALLBACK = URI.create("https://plantain.example/callbacks/4f1c");

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
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        return provider.submit(
                connection,
                new ImageRequest(
                        request.attemptId(),
                        request.model(),
                        request.prompt(),
                        request.aspectRatio(),
                        request.tier(),
                        request.references(),
                        request.variation(),
                        Optional.of(CALLBACK)));
    }

    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        return provider.check(connection, handle);
    }

    @Override
    public int checksAtOnce() {
        return provider.checksAtOnce();
    }

    @Override
    public Map<Handle, Progress> checkAll(ProviderConnection connection, List<Handle> handles) {
        return provider.checkAll(connection, handles);
    }

    @Override
    public Cancellation cancel(ProviderConnection connection, Handle handle) {
        return provider.cancel(connection, handle);
    }

    @Override
    public Lookup find(ProviderConnection connection, ImageRequest request) {
        return provider.find(connection, request);
    }

    @Override
    public Probe probe(ProviderConnection connection) {
        return provider.probe(connection);
    }
}
