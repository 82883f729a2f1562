package app.plantain.core.provider.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header that says how long to wait, which is a number of seconds or a date. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    private RetryAfter() {}

    /** The time to wait, empty where the text is neither. */
    static Optional<Duration> parse(String text, Instant now) {
        var value = text.strip();
        return SECONDS.matcher(value).matches()
                ? Optional.of(bounded(Duration.ofSeconds(Long.parseLong(value))))
                : untilDate(value, now);
    }

    private static Optional<Duration> untilDate(String date, Instant now) {
        try {
            var until = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(bounded(Duration.between(now, until.toInstant())));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
