package app.plantain.web.ui.admin;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ResolutionTier;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How the sandbox behaves, as it is filled in. What the connection's settings leave out or say wrongly is shown as the
 * sandbox's own choice.
 *
 * @param latency how long a picture takes, such as {@code 2s}
 * @param failureRate how many of a hundred attempts fail
 * @param failureKind how they fail
 * @param acceptance when they fail; empty for what is usual for that failure
 * @param lookup whether a lost attempt can be found
 * @param deliveredTier the most that is delivered; empty for what was asked for
 */
record SandboxEntries(
        String latency,
        String failureRate,
        FailureKind failureKind,
        Optional<Acceptance> acceptance,
        boolean lookup,
        Optional<ResolutionTier> deliveredTier) {

    private static final Pattern LATENCY = Pattern.compile("(\\d{1,6})\\s*(ms|s|m)");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}");
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int HUNDRED = 100;

    /**
     * Checks what is written by hand.
     *
     * @throws IllegalArgumentException with a text for the user
     */
    SandboxEntries {
        latency = checkedLatency(latency);
        failureRate = checkedRate(failureRate);
    }

    /** What the settings of a connection say. */
    static SandboxEntries read(Map<String, String> settings) {
        return new SandboxEntries(
                setting(settings, "latency", SandboxEntries::checkedLatency).orElse("2s"),
                setting(settings, "failure-rate", SandboxEntries::checkedRate).orElse("0"),
                setting(settings, "failure-kind", value -> FailureKind.valueOf(constant(value)))
                        .orElse(FailureKind.VENDOR_ERROR),
                setting(settings, "failure-acceptance", value -> Acceptance.valueOf(constant(value))),
                !settings.getOrDefault("lookup", "on").equalsIgnoreCase("off"),
                setting(settings, "delivered-tier", ResolutionTier::parse));
    }

    /** The same by the names under which the connection keeps it. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("latency", latency);
        settings.put("failure-rate", failureRate);
        settings.put("failure-kind", name(failureKind));
        acceptance.ifPresent(value -> settings.put("failure-acceptance", name(value)));
        settings.put("lookup", lookup ? "on" : "off");
        deliveredTier.ifPresent(tier -> settings.put("delivered-tier", tier.label()));
        return settings;
    }

    /** The same for reading. */
    Map<String, String> inWords() {
        var words = new LinkedHashMap<String, String>();
        words.put("A picture takes", latency);
        words.put("Failures", failureRate.equals("0") ? "None" : failureRate + " of 100 attempts");
        if (!failureRate.equals("0")) {
            words.put("They fail with", words(failureKind));
            acceptance.ifPresent(value -> words.put("When they fail", words(value)));
        }
        words.put("Lost attempts", lookup ? "Can be looked up" : "Cannot be looked up");
        words.put("Delivers", deliveredTier.map(tier -> "At most " + tier).orElse("What was asked for"));
        return words;
    }

    static String words(FailureKind kind) {
        return switch (kind) {
            case INVALID_REQUEST -> "The request is refused";
            case AUTHENTICATION -> "The vendor's key is refused";
            case BALANCE -> "The account at the vendor is empty";
            case CONTENT_BLOCKED -> "The content is blocked";
            case NO_IMAGE -> "No image is delivered";
            case RATE_LIMITED -> "Too many requests";
            case VENDOR_ERROR -> "The vendor breaks";
            case TIMEOUT -> "No answer in time";
        };
    }

    static String words(Acceptance acceptance) {
        return switch (acceptance) {
            case NOT_ACCEPTED -> "At once: the job goes elsewhere";
            case ACCEPTED -> "Later: the work was taken";
            case IN_DOUBT -> "In doubt: the answer is lost";
        };
    }

    static String checkedLatency(String text) {
        var stripped = text.strip();
        var found = LATENCY.matcher(stripped.toLowerCase(Locale.ROOT));
        if (!found.matches() || duration(found.group(1), found.group(2)).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Write a time up to 10 minutes, such as 500ms, 2s or 1m");
        }
        return found.group(1) + found.group(2);
    }

    static String checkedRate(String text) {
        var stripped = text.strip();
        if (!PERCENT.matcher(stripped).matches() || Integer.parseInt(stripped) > HUNDRED) {
            throw new IllegalArgumentException("Write a whole number from 0 to 100");
        }
        return Integer.toString(Integer.parseInt(stripped));
    }

    private static Duration duration(String number, String unit) {
        var value = Long.parseLong(number);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(value);
            case "s" -> Duration.ofSeconds(value);
            default -> Duration.ofMinutes(value);
        };
    }

    private static <T> Optional<T> setting(Map<String, String> settings, String key, Function<String, T> reader) {
        try {
            return Optional.ofNullable(settings.get(key)).map(reader);
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static String constant(String value) {
        return value.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
