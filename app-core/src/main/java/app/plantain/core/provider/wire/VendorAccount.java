package app.plantain.core.provider.wire;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.VendorOption;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * Where a vendor is and as whom we speak to it, from a connection's settings: {@code base-url}, which may be left out
 * for the address on the vendor's page, {@code api-key}, and {@code timeout}, such as {@code 30s}, from 100 milliseconds
 * to 10 minutes, otherwise as long as is usual for the vendor: one minute, unless its adapter knows better.
 *
 * @param base without a slash at the end
 * @param key never shown
 * @param patience how long a submission may take; a question a third of it
 */
public record VendorAccount(URI base, String key, Duration patience) {

    private static final String BASE_URL = "base-url";
    private static final String API_KEY = "api-key";
    private static final String TIMEOUT = "timeout";

    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(1);
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(100);
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(10);

    /** {@code timeout} as an administrator sets it, of a vendor that is given a minute otherwise. */
    public static final VendorOption PATIENCE = patience(USUAL_PATIENCE);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,500}");

    /**
     * Reads a connection's settings.
     *
     * @param usualBase the address on the vendor's page
     * @param acceptance what is true of the work that the call is about
     * @throws ProviderException where an administrator has to correct the connection
     */
    public static VendorAccount of(ProviderConnection connection, String usualBase, Acceptance acceptance) {
        return of(connection, usualBase, USUAL_PATIENCE, acceptance);
    }

    /**
     * Reads a connection's settings.
     *
     * @param usualBase the address on the vendor's page
     * @param usualPatience how long a submission may take where the settings say nothing, as with a vendor that answers
     *     with the picture
     * @param acceptance what is true of the work that the call is about
     * @throws ProviderException where an administrator has to correct the connection
     */
    public static VendorAccount of(
            ProviderConnection connection, String usualBase, Duration usualPatience, Acceptance acceptance) {
        var settings = connection.settings();
        var base = address(setting(settings, BASE_URL, usualBase))
                .orElseThrow(() -> unusable(connection, acceptance, "a base URL that is no web address"));
        var key = Optional.of(setting(settings, API_KEY, ""))
                .filter(value -> KEY.matcher(value).matches())
                .orElseThrow(() -> unusable(connection, acceptance, "no usable API key"));
        var patience = patience(setting(settings, TIMEOUT, usualPatience.toMillis() + "ms"))
                .orElseThrow(() -> unusable(connection, acceptance, "a timeout that is no time such as 30s"));
        return new VendorAccount(base, key, patience);
    }

    /**
     * {@code timeout} as an administrator sets it: an option of every adapter that reads its account here.
     *
     * @param usual how long a submission may take where nothing is set
     */
    public static VendorOption patience(Duration usual) {
        return new VendorOption(
                TIMEOUT,
                "Timeout",
                "How long a submission may take, such as 30s or 2m. A question may take a third of it.",
                usual.toSeconds() + "s",
                new VendorOption.Values.Time(LEAST_PATIENCE, MOST_PATIENCE));
    }

    /** The address of one of the vendor's calls. */
    URI at(String path) {
        return URI.create(base + path);
    }

    Duration patienceWithQuestions() {
        return patience.dividedBy(3);
    }

    @Override
    public String toString() {
        return "account at " + base.getHost();
    }

    /** What is blank was left out. */
    private static String setting(Map<String, String> settings, String name, String otherwise) {
        var value = settings.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static Optional<URI> address(String text) {
        try {
            var address = URI.create(text.replaceAll("/+$", ""));
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            boolean plain = address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            return web && plain ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> patience(String text) {
        try {
            var patience = DurationStyle.detectAndParse(text);
            boolean sensible = patience.compareTo(LEAST_PATIENCE) >= 0 && patience.compareTo(MOST_PATIENCE) <= 0;
            return sensible ? Optional.of(patience) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Says that a connection cannot be used as it is configured.
     *
     * @param what what it has, such as {@code no usable API key}
     */
    public static ProviderException unusable(ProviderConnection connection, Acceptance acceptance, String what) {
        return new ProviderException(
                FailureKind.AUTHENTICATION,
                acceptance,
                "The connection “%s” has %s. An administrator should correct it.".formatted(connection.name(), what));
    }
}
