package app.plantain.providers.contract;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form of {@code multipart/form-data}, read as JSON: a text for each field, and for each field of files a list of
 * objects with {@code name}, {@code type} and {@code base64}.
 */
final class MultipartBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("; name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("; filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?i)Content-Type: (\\S+)");

    private MultipartBody() {}

    static boolean isOne(Headers headers) {
        return type(headers).startsWith("multipart/form-data;");
    }

    static JsonNode read(Headers headers, byte[] body) {
        var boundary = type(headers).replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
        var form = JSON.createObjectNode();
        // One character for each byte.
        var text = new String(body, StandardCharsets.ISO_8859_1);
        var parts = ("\r\n" + text).split(Pattern.quote("\r\n--" + boundary), -1);
        for (int i = 1; i < parts.length - 1; i++) {
            add(form, parts[i]);
        }
        return form;
    }

    private static void add(ObjectNode form, String part) {
        int end = part.indexOf("\r\n\r\n");
        var head = part.substring(0, end);
        var content = part.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        var name = String.valueOf(find(NAME, head));
        var fileName = find(FILE_NAME, head);
        if (fileName == null) {
            form.put(name, new String(content, StandardCharsets.UTF_8));
        } else {
            form.withArray(name)
                    .addObject()
                    .put("name", fileName)
                    .put("type", find(TYPE, head))
                    .put("base64", Base64.getEncoder().encodeToString(content));
        }
    }

    private static @Nullable String find(Pattern pattern, String head) {
        var matcher = pattern.matcher(head);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String type(Headers headers) {
        var type = headers.getFirst("Content-Type");
        return type == null ? "" : type;
    }
}
