package app.plantain.providers.contract;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a simulator answers. */
public final class Answer {

    private final int status;
    private final String mediaType;
    private final byte[] body;
    private final Map<String, String> headers;

    private Answer(int status, String mediaType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
        this.headers = headers;
    }

    public static Answer json(int status, String json) {
        return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer of(int status, String mediaType, byte[] body) {
        return new Answer(status, mediaType, body, Map.of());
    }

    /** With one more line in the head. */
    public Answer with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, mediaType, body, Map.copyOf(more));
    }

    int status() {
        return status;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
