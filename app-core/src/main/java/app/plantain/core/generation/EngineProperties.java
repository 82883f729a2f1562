package app.plantain.core.generation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the engine is.
 *
 * @param deadline after how long a job without an image fails and gives its credits back
 * @param doubtCheck how long a vendor is asked whether it took a job, before a person or the team's rule decides
 * @param doubt how long a person has to decide, before the job fails and gives its credits back
 * @param lateWindow how long after its job has ended the vendor is still asked for an image, which then costs nothing
 * @param maxAttempts how often a job is submitted at most
 * @param maxImages how many images a batch has at most
 */
@ConfigurationProperties("plantain.engine")
record EngineProperties(
        @DefaultValue("30m") Duration deadline,
        @DefaultValue("2m") Duration doubtCheck,
        @DefaultValue("24h") Duration doubt,
        @DefaultValue("24h") Duration lateWindow,
        @DefaultValue("6") int maxAttempts,
        @DefaultValue("100") int maxImages) {}
