package app.plantain.core.testing;

import app.plantain.core.provider.PublicEntrance;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An entrance that a test opens; closed at first. */
public final class SwitchedEntrance implements PublicEntrance {

    private static final String OUTSIDE = "https://images.example.org";

    private volatile boolean open;

    /** Opens or closes it. */
    public void open(boolean wanted) {
        this.open = wanted;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Optional<URI> reference(String name, String mediaType, Instant until) {
        return at("/references/%s?until=%d".formatted(name, until.getEpochSecond()));
    }

    @Override
    public Optional<URI> callback(UUID attempt) {
        return at("/callbacks/" + attempt);
    }

    @Override
    public Optional<URI> webhook(UUID connection) {
        return at("/webhooks/" + connection);
    }

    private Optional<URI> at(String path) {
        return open ? Optional.of(URI.create(OUTSIDE + path)) : Optional.empty();
    }
}
