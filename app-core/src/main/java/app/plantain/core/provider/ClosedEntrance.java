package app.plantain.core.provider;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** Where nothing serves the outside. */
@Component
@Fallback
class ClosedEntrance implements PublicEntrance {

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Optional<URI> reference(String name, String mediaType, Instant until) {
        return Optional.empty();
    }

    @Override
    public Optional<URI> callback(UUID attempt) {
        return Optional.empty();
    }

    @Override
    public Optional<URI> webhook(UUID connection) {
        return Optional.empty();
    }
}
