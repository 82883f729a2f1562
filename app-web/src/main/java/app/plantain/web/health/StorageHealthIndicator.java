package app.plantain.web.health;

import app.plantain.core.gallery.ImageStorage;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether this process can keep images: a disk that is full or read-only cannot. */
@Component
class StorageHealthIndicator extends AbstractHealthIndicator {

    private final ImageStorage storage;

    StorageHealthIndicator(ImageStorage storage) {
        super("Images cannot be kept");
        this.storage = storage;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        storage.check();
        health.up();
    }
}
