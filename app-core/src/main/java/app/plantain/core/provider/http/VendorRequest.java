package app.plantain.core.provider.http;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request to a vendor, with its limits. Each method gives a changed copy. */
public final class VendorRequest {

    private static final Duration USUAL_TIME = Duration.ofSeconds(30);
    private static final int USUAL_SIZE = 4 * 1024 * 1024;

    private final String method;
    private final URI address;
    private final List<Header> headers;
    private final @Nullable String mediaType;
    private final byte @Nullable [] body;
    private final Duration time;
    private final int size;
    private final boolean once;

    /** One line of a request's head. */
    record Header(String name, String value) {}

    private VendorRequest(
            String method,
            URI address,
            List<Header> headers,
            @Nullable String mediaType,
            byte @Nullable [] body,
            Duration time,
            int size,
            boolean once) {
        this.method = method;
        this.address = address;
        this.headers = headers;
        this.mediaType = mediaType;
        this.body = body;
        this.time = time;
        this.size = size;
        this.once = once;
    }

    /** Asks without changing anything. */
    public static VendorRequest get(URI address) {
        return of("GET", address);
    }

    /** Asks to do something; give it a body with {@link #json}. */
    public static VendorRequest post(URI address) {
        return of("POST", address);
    }

    /** A request with any other method. */
    public static VendorRequest of(String method, URI address) {
        return new VendorRequest(method, address, List.of(), null, null, USUAL_TIME, USUAL_SIZE, false);
    }

    /** With a line in the head, such as an authorization. */
    public VendorRequest header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new VendorRequest(method, address, List.copyOf(more), mediaType, body, time, size, once);
    }

    /** With a body of JSON; not copied, so the caller gives it away. */
    public VendorRequest json(byte[] content) {
        return body("application/json", content);
    }

    /** With a body that is a form. */
    public VendorRequest form(MultipartForm content) {
        return body(content.type(), content.bytes());
    }

    /** With a body; not copied, so the caller gives it away. */
    public VendorRequest body(String type, byte[] content) {
        return new VendorRequest(method, address, headers, type, content, time, size, once);
    }

    /** With a limit of its own for all of it, from the connection to the last byte of the answer; else 30 seconds. */
    public VendorRequest within(Duration limit) {
        return new VendorRequest(method, address, headers, mediaType, body, limit, size, once);
    }

    /** With a limit of its own for the answer's body, in bytes; else 4 MB. */
    public VendorRequest atMost(int bytes) {
        return new VendorRequest(method, address, headers, mediaType, body, time, bytes, once);
    }

    /**
     * On a connection of its own, for a request that must not be made twice. A connection that has served before may
     * have been closed at the other end without our knowing, which looks like a vendor that took the request and died.
     */
    public VendorRequest once() {
        return new VendorRequest(method, address, headers, mediaType, body, time, size, true);
    }

    String method() {
        return method;
    }

    URI address() {
        return address;
    }

    List<Header> headers() {
        return headers;
    }

    @Nullable String mediaType() {
        return mediaType;
    }

    byte @Nullable [] body() {
        return body;
    }

    Duration time() {
        return time;
    }

    int size() {
        return size;
    }

    boolean isOnce() {
        return once;
    }
}
