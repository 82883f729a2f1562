package app.plantain.core.routing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a connection that fails is left alone.
 *
 * @param failures how many failures within the window open the breaker, where they are at least half of what was tried
 * @param window how long a failure counts
 * @param rest how long an open breaker lets nothing through at first; each failed probe doubles it
 * @param longestRest how long it does so at most
 */
@ConfigurationProperties("plantain.breaker")
record BreakerProperties(
        @DefaultValue("5") int failures,
        @DefaultValue("1m") Duration window,
        @DefaultValue("5s") Duration rest,
        @DefaultValue("20s") Duration longestRest) {

    /** How long to rest at the n-th opening in a row, from 1. */
    Duration restAt(int opening) {
        var doubled = rest.multipliedBy(1L << Math.min(opening - 1, 10));
        return doubled.compareTo(longestRest) < 0 ? doubled : longestRest;
    }
}
