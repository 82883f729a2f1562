package app.plantain.core.routing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox's connection, as configuration gives it. What is set here takes over at each start; what is not set is
 * left as an administrator chose it.
 *
 * @param enabled whether there is a sandbox at all
 * @param latency how long it takes over an image, such as {@code 2s}
 * @param failureRate how many of a hundred attempts fail
 * @param failureKind how they fail, such as {@code vendor-error}
 * @param failureAcceptance whether the sandbox takes what then fails: {@code not-accepted}, {@code accepted} or
 *     {@code in-doubt}
 * @param lookup whether it can be asked for an attempt whose answer was lost: {@code on} or {@code off}
 * @param deliveredTier a lower tier that it delivers instead of the one that was bought
 * @param address where it runs as a process of its own; else it is inside this one
 */
@ConfigurationProperties("plantain.sandbox")
record SandboxProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String latency,
        @Nullable String failureRate,
        @Nullable String failureKind,
        @Nullable String failureAcceptance,
        @Nullable String lookup,
        @Nullable String deliveredTier,
        @Nullable String address) {

    /** Those settings that are given, by the names under which the connection keeps them. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        put(settings, "latency", latency);
        put(settings, "failure-rate", failureRate);
        put(settings, "failure-kind", failureKind);
        put(settings, "failure-acceptance", failureAcceptance);
        put(settings, "lookup", lookup);
        put(settings, "delivered-tier", deliveredTier);
        put(settings, "address", address);
        return settings;
    }

    private static void put(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            settings.put(name, value);
        }
    }
}
