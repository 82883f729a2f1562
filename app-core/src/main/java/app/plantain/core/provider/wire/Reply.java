package app.plantain.core.provider.wire;

import app.plantain.core.provider.http.VendorAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A vendor's answer, read with care: any part may be missing or of another type, and what is not asked for is not
 * looked at. Fields are named by JSON pointers such as {@code /data/task_id}.
 */
public final class Reply {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES_OF_MESSAGES = List.of("/message", "/msg", "/detail", "/error", "/code");

    private final VendorAnswer answer;
    private final JsonNode json;

    private Reply(VendorAnswer answer, JsonNode json) {
        this.answer = answer;
        this.json = json;
    }

    static Reply of(VendorAnswer answer) {
        return new Reply(answer, parse(answer.bytes()));
    }

    static JsonNode parse(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            return json == null ? MissingNode.getInstance() : json;
        } catch (JacksonException unreadable) {
            return MissingNode.getInstance();
        }
    }

    /** The HTTP status. */
    public int status() {
        return answer.status();
    }

    /** Whether the HTTP status is one of success, which says nothing of what the body means. */
    public boolean isSuccess() {
        return answer.isSuccess();
    }

    /** The first of the fields that has a text that is not blank; of a number, its digits. */
    public Optional<String> text(String... pointers) {
        return Stream.of(pointers)
                .flatMap(pointer -> text(json.at(pointer)).stream())
                .findFirst();
    }

    /** A number, also where it comes as a text. */
    public Optional<BigDecimal> number(String pointer) {
        return text(pointer).flatMap(Reply::parsed);
    }

    /** Whether the field is true or false; empty where it is neither. */
    public Optional<Boolean> flag(String pointer) {
        return json.at(pointer).booleanValueOpt();
    }

    /** Whether the field is there with something in it: not null, no blank text, no empty list or object. */
    public boolean has(String pointer) {
        var field = json.at(pointer);
        return !(field.isMissingNode()
                || field.isNull()
                || (field.isContainer() && field.isEmpty())
                || (field.isString() && field.stringValue().isBlank()));
    }

    /** Whether the field is a list, be it empty. */
    public boolean isList(String pointer) {
        return json.at(pointer).isArray();
    }

    /** What is in a list, each of them read by a pointer of its own; those without a text are left out. */
    public List<String> texts(String list, String pointer) {
        return json.at(list).asArrayOpt().stream()
                .flatMap(JsonNode::valueStream)
                .flatMap(one -> text(one.at(pointer)).stream())
                .toList();
    }

    /** What is in a list, each of them as if it were an answer of its own. */
    public List<Reply> parts(String list) {
        return json.at(list).asArrayOpt().stream()
                .flatMap(JsonNode::valueStream)
                .map(part -> new Reply(answer, part))
                .toList();
    }

    /** The bytes that the field has as a text in base64, of either alphabet; empty where it has none, or no bytes. */
    public Optional<byte[]> bytes(String pointer) {
        return text(pointer).flatMap(Reply::decoded).filter(bytes -> bytes.length > 0);
    }

    /** What people may read in the first of the fields that has it, be it a text or an object with a message. */
    public Optional<String> words(String... pointers) {
        return Stream.of(pointers)
                .map(json::at)
                .flatMap(field -> field.isObject()
                        ? NAMES_OF_MESSAGES.stream().flatMap(name -> text(field.at(name)).stream())
                        : text(field).stream())
                .findFirst();
    }

    @Nullable Duration retryAfter() {
        return answer.retryAfter().orElse(null);
    }

    /** Its shape without what it says. */
    String sample() {
        return RedactedSample.of(answer.mediaType(), answer.bytes().length, json);
    }

    private static Optional<String> text(JsonNode field) {
        return field.isString() || field.isNumber()
                ? field.asStringOpt().map(String::strip).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static Optional<byte[]> decoded(String text) {
        boolean forAddresses = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
        var alphabet = forAddresses ? Base64.getUrlDecoder() : Base64.getDecoder();
        try {
            return Optional.of(alphabet.decode(text));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> parsed(String text) {
        try {
            return text.length() <= 40 ? Optional.of(new BigDecimal(text)) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
