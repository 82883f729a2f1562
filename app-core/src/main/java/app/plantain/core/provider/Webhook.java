package app.plantain.core.provider;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came in from outside and claims to be from a vendor. Nothing of it is believed before its signature is checked. */
public final class Webhook {

    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * @param headers by name, in any case
     * @param body as it came in, byte for byte; not copied
     */
    public Webhook(Map<String, String> headers, byte[] body) {
        this.headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (one, other) -> one));
        this.body = body;
    }

    /** A header by its name, in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body; not a copy, and not to be written to. */
    public byte[] body() {
        return body;
    }
}
