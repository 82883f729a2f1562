package app.plantain.core.provider.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A whole answer, whatever its status. */
public final class VendorAnswer {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] bytes;
    private final Instant at;

    /** @param headers by name in either case; of a repeated one, the first */
    VendorAnswer(int status, Map<String, String> headers, byte[] bytes, Instant at) {
        var caseless = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(headers);
        this.status = status;
        this.headers = Collections.unmodifiableMap(caseless);
        this.bytes = bytes;
        this.at = at;
    }

    public int status() {
        return status;
    }

    /** Whether the status is one of success, 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The media type without parameters in lower case, empty where none is given. */
    public String mediaType() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** The body; not a copy, and not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** How long the vendor asks us to wait, from {@code Retry-After}: 0 seconds to a day. */
    public Optional<Duration> retryAfter() {
        return header("Retry-After").flatMap(value -> RetryAfter.parse(value, at));
    }
}
