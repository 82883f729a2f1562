package app.plantain.web.ui.admin;

import app.plantain.core.routing.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Limits of a connection as they are written and read; each reader throws with a text for the field it is about. */
final class LimitEntries {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern PAUSE = Pattern.compile("(\\d{1,6})\\s*(ms|s|m)");
    private static final int MOST = 100_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private LimitEntries() {}

    /** @throws IllegalArgumentException where it is no number from 1 on */
    static int number(String text) {
        var stripped = text.strip().replace(",", "");
        if (!NUMBER.matcher(stripped).matches()) {
            throw wrongNumber();
        }
        var number = Integer.parseInt(stripped);
        if (number < 1 || number > MOST) {
            throw wrongNumber();
        }
        return number;
    }

    /** Empty for no limit. */
    static OptionalInt limit(String text) {
        return text.isBlank() ? OptionalInt.empty() : OptionalInt.of(number(text));
    }

    /** Empty for the vendor's own pace. */
    static Optional<Duration> interval(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        var found = PAUSE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!found.matches()) {
            throw wrongTime();
        }
        var value = Long.parseLong(found.group(1));
        var interval = switch (found.group(2)) {
            case "ms" -> Duration.ofMillis(value);
            case "s" -> Duration.ofSeconds(value);
            default -> Duration.ofMinutes(value);
        };
        if (interval.isZero() || interval.compareTo(LONGEST) > 0) {
            throw wrongTime();
        }
        return Optional.of(interval);
    }

    static String written(OptionalInt limit) {
        return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "";
    }

    static String written(Optional<Duration> interval) {
        return interval.map(LimitEntries::written).orElse("");
    }

    private static String written(Duration interval) {
        if (interval.toMillisPart() > 0) {
            return interval.toMillis() + "ms";
        }
        return interval.toSecondsPart() > 0 ? interval.toSeconds() + "s" : interval.toMinutes() + "m";
    }

    /** All limits in one line. */
    static String inWords(Limits limits) {
        var words = new ArrayList<String>();
        words.add("%,d at once".formatted(limits.maxConcurrent()));
        limits.submitsPerMinute().ifPresent(limit -> words.add("%,d submissions a minute".formatted(limit)));
        limits.readsPerMinute().ifPresent(limit -> words.add("%,d reads a minute".formatted(limit)));
        limits.pollInterval().ifPresent(interval -> words.add("a look every " + written(interval) + " at most"));
        return words.stream().collect(Collectors.joining(", "));
    }

    private static IllegalArgumentException wrongNumber() {
        return new IllegalArgumentException("Write a whole number from 1 to 100,000");
    }

    private static IllegalArgumentException wrongTime() {
        return new IllegalArgumentException("Write a time up to 10 minutes, such as 500ms, 2s or 1m");
    }
}
