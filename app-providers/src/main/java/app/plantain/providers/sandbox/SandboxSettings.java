package app.plantain.providers.sandbox;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * How the sandbox behaves on one connection, read from the connection's settings. All keys may be left out; a key that
 * is not listed here is refused.
 *
 * <ul>
 *   <li>{@code latency}: how long a picture takes, such as {@code 2s}, {@code 500ms} or {@code PT2S}, up to 10 minutes;
 *       otherwise 2 seconds
 *   <li>{@code failure-rate}: how many of a hundred attempts fail, 0 to 100; otherwise 0. An attempt's id decides
 *   <li>{@code failure-kind}: the name of a {@link FailureKind} in either case, such as {@code content-blocked};
 *       otherwise {@code vendor-error}
 *   <li>{@code failure-acceptance}: {@code not-accepted}, where the submission is refused and nothing kept;
 *       {@code accepted}, where the work is taken and refused after the latency, or with {@code timeout} never ends;
 *       {@code in-doubt}, where the work is taken and will be done, but the answer to the submission is lost. Otherwise
 *       {@code not-accepted} for {@code invalid-request}, {@code authentication}, {@code balance} and
 *       {@code rate-limited}, and {@code accepted} for the rest
 *   <li>{@code lookup}: {@code on}, or {@code off} for a vendor that cannot be asked for a lost try; otherwise on
 *   <li>{@code delivered-tier}: {@code 512}, {@code 1K} or {@code 2K}: the most that is delivered, whatever was asked
 *       for; otherwise what was asked for
 *   <li>{@code address}: where a sandbox runs as a process of its own, such as {@code http://127.0.0.1:9000}; otherwise
 *       the sandbox is inside this process. Of the others, only {@code lookup} is then looked at
 * </ul>
 *
 * @param latency from 0 to 10 minutes
 * @param failureRate from 0 to 100
 * @param failureKind how the failing attempts fail
 * @param failureAcceptance when they fail
 * @param lookup whether a lost try can be found
 * @param deliveredTier the most that is delivered
 * @param address where the sandbox runs, null for inside this process
 */
public record SandboxSettings(
        Duration latency,
        int failureRate,
        FailureKind failureKind,
        Acceptance failureAcceptance,
        boolean lookup,
        @Nullable ResolutionTier deliveredTier,
        @Nullable URI address) {

    private static final String LATENCY = "latency";
    private static final String FAILURE_RATE = "failure-rate";
    private static final String FAILURE_KIND = "failure-kind";
    private static final String FAILURE_ACCEPTANCE = "failure-acceptance";
    private static final String LOOKUP = "lookup";
    private static final String DELIVERED_TIER = "delivered-tier";
    private static final String ADDRESS = "address";

    private static final Set<String> KEYS =
            Set.of(LATENCY, FAILURE_RATE, FAILURE_KIND, FAILURE_ACCEPTANCE, LOOKUP, DELIVERED_TIER, ADDRESS);
    private static final Duration MAX_LATENCY = Duration.ofMinutes(10);
    private static final int MAX_SHOWN_CHARACTERS = 40;

    /**
     * Reads a connection's settings.
     *
     * @throws ProviderException not accepted, with a text that names the setting, where one is wrong
     */
    public static SandboxSettings from(Map<String, String> settings) {
        for (var key : new TreeSet<>(settings.keySet())) {
            if (!KEYS.contains(key)) {
                throw refusal("The sandbox has no setting '" + shown(key) + "'. It has "
                        + String.join(", ", new TreeSet<>(KEYS)) + ".");
            }
        }
        var kind = read(settings, FAILURE_KIND, SandboxSettings::kind, "the name of a failure, such as vendor-error")
                .orElse(FailureKind.VENDOR_ERROR);
        return new SandboxSettings(
                read(settings, LATENCY, SandboxSettings::latency, "a time from 0s to 10m, such as 2s or 500ms")
                        .orElse(Duration.ofSeconds(2)),
                read(settings, FAILURE_RATE, SandboxSettings::percent, "a whole number from 0 to 100")
                        .orElse(0),
                kind,
                read(settings, FAILURE_ACCEPTANCE, SandboxSettings::acceptance, "not-accepted, accepted or in-doubt")
                        .orElse(usualAcceptance(kind)),
                read(settings, LOOKUP, SandboxSettings::onOrOff, "on or off").orElse(true),
                read(settings, DELIVERED_TIER, ResolutionTier::parse, "512, 1K, 2K or 4K")
                        .orElse(null),
                addressIn(settings).orElse(null));
    }

    /** Where the sandbox runs, empty for inside this process; the other settings may be wrong. */
    static Optional<URI> addressIn(Map<String, String> settings) {
        return read(settings, ADDRESS, SandboxSettings::address, "an address such as http://127.0.0.1:9000");
    }

    /** Whether an attempt is one of those that fail; always the same answer for the same attempt. */
    boolean failsFor(UUID attemptId) {
        long mixed = (attemptId.getMostSignificantBits() ^ Long.rotateLeft(attemptId.getLeastSignificantBits(), 17))
                * 0x9E3779B97F4A7C15L;
        return (mixed >>> 33) % 100 < failureRate;
    }

    /** The tier in which a request is answered. */
    ResolutionTier tierFor(ResolutionTier requested) {
        return deliveredTier != null && deliveredTier.compareTo(requested) < 0 ? deliveredTier : requested;
    }

    private static <T> Optional<T> read(
            Map<String, String> settings, String key, Function<String, T> parser, String expected) {
        var value = settings.get(key);
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value.strip()));
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw refusal("The sandbox's setting '" + key + "' must be " + expected + ", not '" + shown(value) + "'.");
        }
    }

    private static Duration latency(String value) {
        var latency = DurationStyle.detectAndParse(value);
        if (latency.isNegative() || latency.compareTo(MAX_LATENCY) > 0) {
            throw new IllegalArgumentException(value);
        }
        return latency;
    }

    private static int percent(String value) {
        int percent = Integer.parseInt(value);
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException(value);
        }
        return percent;
    }

    private static FailureKind kind(String value) {
        return FailureKind.valueOf(constant(value));
    }

    private static Acceptance acceptance(String value) {
        return Acceptance.valueOf(constant(value));
    }

    private static String constant(String value) {
        return value.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static boolean onOrOff(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static URI address(String value) {
        var address = URI.create(value);
        if (address.getHost() == null || address.getRawQuery() != null) {
            throw new IllegalArgumentException(value);
        }
        return address;
    }

    private static Acceptance usualAcceptance(FailureKind kind) {
        return switch (kind) {
            case INVALID_REQUEST, AUTHENTICATION, BALANCE, RATE_LIMITED -> Acceptance.NOT_ACCEPTED;
            case CONTENT_BLOCKED, NO_IMAGE, VENDOR_ERROR, TIMEOUT -> Acceptance.ACCEPTED;
        };
    }

    private static String shown(String value) {
        return value.length() <= MAX_SHOWN_CHARACTERS ? value : value.substring(0, MAX_SHOWN_CHARACTERS) + "…";
    }

    private static ProviderException refusal(String message) {
        return new ProviderException(FailureKind.INVALID_REQUEST, Acceptance.NOT_ACCEPTED, message);
    }
}
