package app.plantain.providers.gemini;

import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Seen;
import app.plantain.providers.contract.VendorSimulator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Google's API of the Gemini image models as its pages describe it. */
final class GeminiSimulator extends VendorSimulator {

    private static final Pattern PATH = Pattern.compile("/v1beta/models/([^/:]+):generateContent");
    private static final Pattern BLOCKED_PROMPT = Pattern.compile("PROMPT ([A-Z_]+)");
    private static final Pattern FINISHED = Pattern.compile("FINISH ([A-Z_]+)(?:: (.*))?");

    private static final List<String> TEN =
            List.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");
    private static final List<String> FOUR_MORE = List.of("1:4", "4:1", "1:8", "8:1");
    private static final Set<String> MEDIA_TYPES =
            Set.of("image/png", "image/jpeg", "image/webp", "image/heic", "image/heif");
    private static final int MOST_BYTES_OF_A_PICTURE = 7 * 1024 * 1024;
    private static final int MOST_CHARACTERS_OF_PICTURES = 20_000_000;

    private static final Map<String, Terms> MODELS = Map.of(
            "gemini-2.5-flash-image", new Terms(Set.of(), Set.copyOf(TEN), 3, 1290),
            "gemini-3.1-flash-image", new Terms(Set.of("512", "1K", "2K", "4K"), fourteen(), 14, 1120),
            "gemini-3-pro-image", new Terms(Set.of("1K", "2K", "4K"), Set.copyOf(TEN), 14, 1120));

    /**
     * What a model takes.
     *
     * @param sizes none where the size cannot be said
     * @param tokens of a picture, of whatever size here
     */
    private record Terms(Set<String> sizes, Set<String> ratios, int mostPictures, int tokens) {}

    /** A request that is not as it should be. */
    private static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Wrong(String why) {
            super(why);
        }
    }

    @Override
    protected Optional<Call> callOf(String method, String path) {
        if (method.equals("GET") && path.equals("/v1beta/models")) {
            return Optional.of(Call.PROBE);
        }
        return method.equals("POST") && PATH.matcher(path).matches() ? Optional.of(Call.SUBMIT) : Optional.empty();
    }

    @Override
    protected boolean hasKey(Seen request) {
        return KEY.equals(request.header("x-goog-api-key"));
    }

    @Override
    protected Answer answer(Seen request) {
        if (request.call() == Call.PROBE) {
            return Answer.json(200, object("models", List.of(Map.of("name", "models/gemini-3-pro-image"))));
        }
        var path = PATH.matcher(request.path());
        var terms = path.matches() ? MODELS.get(path.group(1)) : null;
        if (terms == null) {
            return error(404, "NOT_FOUND", "models/x is not found for API version v1beta");
        }
        try {
            requireFine(request.body(), terms);
        } catch (Wrong wrong) {
            return error(400, "INVALID_ARGUMENT", String.valueOf(wrong.getMessage()));
        }
        var _ = newTask();
        return switch (stage()) {
            case DONE -> made(terms);
            case EMPTY -> finished("STOP", List.of(Map.of("text", "What should the harbour look like?")), "");
            case FAILED -> failed();
            case QUEUED, RUNNING -> throw new IllegalStateException("It answers when it is done");
        };
    }

    @Override
    protected Answer unauthorized() {
        return Answer.json(
                400,
                object(
                        "error",
                        Map.of(
                                "code",
                                400,
                                "message",
                                "API key not valid. Please pass a valid API key.",
                                "status",
                                "INVALID_ARGUMENT",
                                "details",
                                List.of(Map.of(
                                        "@type",
                                        "type.googleapis.com/google.rpc.ErrorInfo",
                                        "reason",
                                        "API_KEY_INVALID",
                                        "domain",
                                        "googleapis.com")))));
    }

    @Override
    protected Answer unknown(String method, String path) {
        return error(404, "NOT_FOUND", "No such method");
    }

    private static void requireFine(JsonNode body, Terms terms) {
        requireKnown(body, Set.of("contents", "generationConfig"));
        require(body.path("contents").size() == 1, "contents is not one");
        var content = body.path("contents").path(0);
        requireKnown(content, Set.of("role", "parts"));
        require(content.path("role").asString("user").equals("user"), "role is not user");
        requireFineParts(content.path("parts"), terms);
        requireFineConfig(body.path("generationConfig"), terms);
    }

    private static void requireFineParts(JsonNode parts, Terms terms) {
        require(!parts.path(0).path("text").asString("").isBlank(), "the prompt is empty");
        require(parts.size() - 1 <= terms.mostPictures(), "too many pictures");
        int characters = 0;
        for (int i = 1; i < parts.size(); i++) {
            requireKnown(parts.path(i), Set.of("inlineData"));
            var picture = parts.path(i).path("inlineData");
            requireKnown(picture, Set.of("mimeType", "data"));
            require(MEDIA_TYPES.contains(picture.path("mimeType").asString("")), "mimeType is unknown");
            var data = picture.path("data").asString("");
            characters += data.length();
            require(isPicture(data), "data is no picture, or too large");
        }
        require(characters <= MOST_CHARACTERS_OF_PICTURES, "the request is too large");
    }

    private static void requireFineConfig(JsonNode config, Terms terms) {
        requireKnown(config, Set.of("responseModalities", "imageConfig"));
        require(
                config.path("responseModalities")
                        .valueStream()
                        .allMatch(word -> Set.of("TEXT", "IMAGE").contains(word.asString(""))),
                "responseModalities is unknown");
        var image = config.path("imageConfig");
        requireKnown(image, Set.of("aspectRatio", "imageSize"));
        require(terms.ratios().contains(image.path("aspectRatio").asString("1:1")), "aspectRatio is unknown");
        require(
                !image.has("imageSize")
                        || terms.sizes().contains(image.path("imageSize").asString("")),
                "imageSize is unknown");
    }

    private static boolean isPicture(String data) {
        try {
            int bytes = Base64.getDecoder().decode(data).length;
            return bytes > 0 && bytes <= MOST_BYTES_OF_A_PICTURE;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** Google refuses names that it does not know. */
    private static void requireKnown(JsonNode object, Set<String> names) {
        object.propertyNames().forEach(name -> require(names.contains(name), "Unknown name \"" + name + "\""));
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new Wrong(otherwise);
        }
    }

    /** The model thinks aloud, with a draft, before it says and shows what it has made. */
    private static Answer made(Terms terms) {
        var draft = Map.of("mimeType", "image/png", "data", base64("A draft".getBytes(StandardCharsets.UTF_8)));
        var picture = Map.of("mimeType", "image/png", "data", base64(picture()));
        return finished(
                "STOP",
                List.of(
                        Map.of("text", "I think of fog", "thought", true),
                        Map.of("inlineData", draft, "thought", true),
                        Map.of("text", "Here it is"),
                        Map.of("inlineData", picture, "thoughtSignature", "c2ln")),
                "",
                terms.tokens());
    }

    private Answer failed() {
        var blocked = BLOCKED_PROMPT.matcher(reason());
        if (blocked.matches()) {
            return Answer.json(
                    200,
                    object(
                            "promptFeedback", Map.of("blockReason", blocked.group(1)),
                            "usageMetadata", Map.of("promptTokenCount", 9, "totalTokenCount", 9),
                            "modelVersion", "gemini"));
        }
        var reason = FINISHED.matcher(reason());
        return reason.matches()
                ? finished(reason.group(1), List.of(), reason.group(2) == null ? "" : reason.group(2))
                : finished("IMAGE_OTHER", List.of(), reason());
    }

    private static Answer finished(String reason, List<Map<String, ?>> parts, String message) {
        return finished(reason, parts, message, 0);
    }

    private static Answer finished(String reason, List<Map<String, ?>> parts, String message, int tokens) {
        var details = new ArrayList<Map<String, Object>>();
        if (tokens > 0) {
            details.add(Map.of("modality", "IMAGE", "tokenCount", tokens));
        }
        return Answer.json(
                200,
                object(
                        "candidates",
                        List.of(Map.of(
                                "content",
                                Map.of("role", "model", "parts", parts),
                                "finishReason",
                                reason,
                                "finishMessage",
                                message,
                                "index",
                                0)),
                        "usageMetadata",
                        Map.of(
                                "promptTokenCount",
                                9,
                                "candidatesTokenCount",
                                tokens + 12,
                                "thoughtsTokenCount",
                                300,
                                "candidatesTokensDetails",
                                details),
                        "modelVersion",
                        "gemini",
                        "responseId",
                        "r_1"));
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(status, object("error", Map.of("code", status, "message", message, "status", code)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Set<String> fourteen() {
        var all = new ArrayList<>(TEN);
        all.addAll(FOUR_MORE);
        return Set.copyOf(all);
    }
}
