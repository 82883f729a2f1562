package app.plantain.core.generation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the engine is.
 *
 * @param deadline after how long a job without an image fails and gives its credits back
 * @param doubt after how long a job of which nobody knows whether a vendor took it fails and gives its credits back
 * @param lateWindow how long after that the vendor is still asked for an image, which then costs nothing
 * @param maxAttempts how often a job is submitted at most
 * @param maxImages how many images a batch has at most
 */
@ConfigurationProperties("plantain.engine")
record EngineProperties(
        @DefaultValue("30m") Duration deadline,
        @DefaultValue("30m") Duration doubt,
        @DefaultValue("24h") Duration lateWindow,
        @DefaultValue("6") int maxAttempts,
        @DefaultValue("100") int maxImages) {}
