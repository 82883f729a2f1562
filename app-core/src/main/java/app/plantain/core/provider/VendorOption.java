package app.plantain.core.provider;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A setting of a connection that only some vendors have. Data, so that the form and the configuration read it alike.
 *
 * @param name as it stands among a connection's settings, such as {@code timeout}
 * @param label for people
 * @param hint what it does
 * @param usual what counts where it is left out
 * @param values what it may be
 */
public record VendorOption(String name, String label, String hint, String usual, Values values) {

    private static final int LONGEST_TEXT = 2000;
    private static final Pattern TIME = Pattern.compile("(\\d{1,7})(ms|s|m)");

    /** What an option may be. */
    public sealed interface Values {

        /** A time such as {@code 500ms}, {@code 30s} or {@code 2m}. */
        record Time(Duration least, Duration most) implements Values {}

        /**
         * A text.
         *
         * @param pattern what all of it has to match
         * @param advice what to write, for the person who wrote something else
         */
        record Text(String pattern, String advice) implements Values {}

        /** One of several words. */
        record OneOf(List<String> words) implements Values {

            public OneOf {
                words = List.copyOf(words);
            }
        }
    }

    /** What is wrong with a value, for the person who wrote it; empty where nothing is. */
    public Optional<String> refusal(String value) {
        return switch (values) {
            case Values.Time(var least, var most) ->
                time(value)
                                .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0)
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of("Write a time from %s to %s, such as %s"
                                .formatted(written(least), written(most), usual));
            case Values.Text(var pattern, var advice) ->
                value.length() <= LONGEST_TEXT && value.matches(pattern) ? Optional.empty() : Optional.of(advice);
            case Values.OneOf(var words) ->
                words.contains(value) ? Optional.empty() : Optional.of("Choose one of: " + String.join(", ", words));
        };
    }

    private static Optional<Duration> time(String text) {
        var found = TIME.matcher(text.toLowerCase(Locale.ROOT));
        if (!found.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(found.group(1));
        return Optional.of(
                switch (found.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                });
    }

    private static String written(Duration time) {
        if (time.toMillisPart() > 0) {
            return time.toMillis() + "ms";
        }
        return time.toSecondsPart() > 0 ? time.toSeconds() + "s" : time.toMinutes() + "m";
    }
}
