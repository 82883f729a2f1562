package app.plantain.providers.contract;

import com.sun.net.httpserver.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request as it came.
 *
 * @param path as it was sent, with its escapes
 * @param body missing where it is neither JSON nor a form; of a form see {@code MultipartBody}
 */
public record Seen(Call call, String method, String path, Headers headers, JsonNode body) {

    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }
}
