package app.plantain.web.api.openai;

import app.plantain.core.gallery.BoardId;
import app.plantain.core.prices.QuoteId;
import app.plantain.core.prices.ReferenceRange;
import app.plantain.core.routing.RoutingPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a request for images. */
final class RequestReader {

    /** Many times the longest prompt, and little enough to hold many of them. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_IMAGES = 10;
    private static final int MAX_DEPTH = 32;

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build());

    private RequestReader() {}

    static GenerationRequest read(InputStream body) throws IOException {
        return read(new JsonFields(object(bounded(body))));
    }

    /** What is to be quoted: the same fields, of which none is required. */
    static QuoteRequest quote(InputStream body) throws IOException {
        var fields = new JsonFields(object(bounded(body)));
        UnsupportedSettings.refuse(fields);
        var references = fields.wholeNumber("references").orElse(0);
        if (references < 0 || references > ReferenceRange.MOST) {
            throw ApiFailure.invalid(
                    "references",
                    "invalid_value",
                    "'references' is the number of input images, 0 to %d.".formatted(ReferenceRange.MOST));
        }
        return new QuoteRequest(read(fields, ""), references);
    }

    static GenerationRequest read(JsonFields fields) {
        UnsupportedSettings.refuse(fields);
        return read(
                fields,
                fields.text("prompt")
                        .orElseThrow(() -> ApiFailure.invalid(
                                "prompt", "missing_required_parameter", "'prompt' is missing: what you want to see.")));
    }

    private static GenerationRequest read(JsonFields fields, String prompt) {
        return new GenerationRequest(
                fields.text("model").filter(text -> !text.isBlank()),
                prompt,
                images(fields),
                fields.text("size"),
                fields.text("aspect_ratio"),
                fields.text("resolution"),
                fields.text("routing").map(RequestReader::routing),
                fields.text("quote").filter(text -> !text.isBlank()).map(RequestReader::quote),
                fields.text("board").map(RequestReader::board),
                inline(fields));
    }

    private static byte[] bounded(InputStream body) throws IOException {
        var bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw ApiFailure.invalid(
                    HttpStatus.CONTENT_TOO_LARGE, "request_too_large", "A request has at most 1 MB. Send less.");
        }
        return bytes;
    }

    private static JsonNode object(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JacksonException broken) {
            throw notJson();
        }
        if (!tree.isObject()) {
            throw notJson();
        }
        return tree;
    }

    private static int images(JsonFields fields) {
        var images = fields.wholeNumber("n").orElse(1);
        if (images < 1 || images > MAX_IMAGES) {
            throw ApiFailure.invalid("n", "invalid_value", "'n' is 1 to %d images.".formatted(MAX_IMAGES));
        }
        return images;
    }

    private static RoutingPolicy routing(String text) {
        return Arrays.stream(RoutingPolicy.Order.values())
                .filter(order -> order.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        ApiFailure.invalid("routing", "invalid_value", "'routing' is priority, cheapest or fastest."));
    }

    private static QuoteId quote(String text) {
        try {
            return QuoteId.parse(text.strip());
        } catch (IllegalArgumentException noId) {
            throw ApiFailure.invalid(
                    "quote", "invalid_value", "'quote' is the id of a quote, as POST /v1/quotes gives it.");
        }
    }

    private static BoardId board(String text) {
        try {
            return BoardId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw ApiFailure.invalid(
                    "board", "invalid_value", "'board' is the id of a board: the last part of its address.");
        }
    }

    private static boolean inline(JsonFields fields) {
        return switch (fields.text("response_format").orElse("url")) {
            case "url" -> false;
            case "b64_json" -> true;
            default ->
                throw ApiFailure.invalid("response_format", "invalid_value", "'response_format' is url or b64_json.");
        };
    }

    private static ApiFailure notJson() {
        return ApiFailure.invalid(
                HttpStatus.BAD_REQUEST, "invalid_json", "The body of the request has to be one JSON object.");
    }
}
