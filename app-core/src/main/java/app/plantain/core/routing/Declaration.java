package app.plantain.core.routing;

import app.plantain.core.routing.WrongEntry.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * One connection as {@code plantain.connections[n]} declares it; nothing of it is checked yet. An empty setting is as
 * good as none.
 */
record Declaration(
        @Nullable String vendor,
        @Nullable String name,
        @Nullable String baseUrl,
        @Nullable String apiKey,
        @Nullable String webhookSecret,
        @DefaultValue List<String> models,
        @Nullable String priority,
        @Nullable String weight,
        @Nullable String maxConcurrent,
        @Nullable String submitsPerMinute,
        @Nullable String readsPerMinute,
        @Nullable String pollInterval,
        @DefaultValue List<String> prices,
        @DefaultValue List<String> corrections,
        @Nullable String creditPrice,
        @DefaultValue Map<String, String> options) {

    private static final int MOST = 100_000;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** The names of the settings, without dashes. */
    static Set<String> settings() {
        return Stream.of(Field.values())
                .map(field -> field.setting().replace("-", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One that has no name is called as its vendor is. */
    ConnectionEntry entry() {
        var called = text(name).isBlank() ? text(vendor).strip() : text(name);
        return new ConnectionEntry(
                text(vendor),
                called,
                text(baseUrl),
                models,
                text(priority),
                text(weight),
                String.join("\n", prices),
                text(creditPrice),
                options);
    }

    String corrected() {
        return String.join("\n", corrections);
    }

    /** The same with these in place of its own. */
    Declaration with(List<String> newPrices, List<String> newCorrections) {
        return new Declaration(
                vendor,
                name,
                baseUrl,
                apiKey,
                webhookSecret,
                models,
                priority,
                weight,
                maxConcurrent,
                submitsPerMinute,
                readsPerMinute,
                pollInterval,
                newPrices,
                newCorrections,
                creditPrice,
                options);
    }

    String key() {
        return text(apiKey);
    }

    String secretOfWebhooks() {
        return text(webhookSecret);
    }

    /**
     * The limits that it states, and for the rest those that are usual.
     *
     * @throws WrongEntry at the first limit that cannot be used
     */
    Limits limits(Limits usual) {
        return new Limits(
                ConnectionRules.number(Field.MAX_CONCURRENT, text(maxConcurrent), usual.maxConcurrent(), 1, MOST),
                limit(Field.SUBMITS_PER_MINUTE, submitsPerMinute, usual.submitsPerMinute()),
                limit(Field.READS_PER_MINUTE, readsPerMinute, usual.readsPerMinute()),
                interval(usual.pollInterval()));
    }

    private static OptionalInt limit(Field field, @Nullable String text, OptionalInt usual) {
        return text(text).isBlank() ? usual : OptionalInt.of(ConnectionRules.number(field, text(text), 1, 1, MOST));
    }

    private Optional<Duration> interval(Optional<Duration> usual) {
        if (text(pollInterval).isBlank()) {
            return usual;
        }
        try {
            var interval = DurationStyle.detectAndParse(text(pollInterval).strip());
            if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
                throw wrongInterval();
            }
            return Optional.of(interval);
        } catch (IllegalArgumentException noDuration) {
            throw wrongInterval();
        }
    }

    private static WrongEntry wrongInterval() {
        return new WrongEntry(Field.POLL_INTERVAL, "Write a time up to 10 minutes, such as 500ms, 2s or 1m");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Declaration[" + name + "]";
    }
}
