package app.plantain.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.gallery.ImageStorage;
import app.plantain.core.testing.OnH2;
import app.plantain.web.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Status;

@OnH2
class StorageHealthTests extends WebTest {

    @Autowired
    ImageStorage storage;

    @Value("${plantain.home}")
    Path home;

    @Test
    void aDiskThatCannotKeepImagesIsDownAndLookedAtOnceInFiveSeconds() throws IOException {
        var health = new StorageHealthIndicator(storage, clock);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        var aside = home.resolve("blobs-aside");
        Files.createDirectories(home.resolve("blobs"));
        Files.move(home.resolve("blobs"), aside);
        Files.createFile(home.resolve("blobs"));
        try {
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            clock.advance(Duration.ofSeconds(6));
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        } finally {
            Files.delete(home.resolve("blobs"));
            Files.move(aside, home.resolve("blobs"));
        }
        clock.advance(Duration.ofSeconds(6));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
