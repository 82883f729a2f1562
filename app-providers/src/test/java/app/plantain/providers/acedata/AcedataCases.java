package app.plantain.providers.acedata;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Reference;
import app.plantain.providers.contract.Refusal;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is true of the vendor, whether it answers at once or with a task. */
final class AcedataCases {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AcedataCases() {}

    /** The body that the page asks for, without a callback. */
    static ObjectNode body(ImageRequest request) {
        var body = JSON.createObjectNode();
        body.put("action", request.references().isEmpty() ? "generate" : "edit");
        body.put("prompt", request.prompt()).put("model", request.model().value());
        if (request.references().isEmpty()) {
            body.put("aspect_ratio", request.aspectRatio().toString());
            if (request.model().value().equals("nano-banana-pro")) {
                body.put("resolution", request.tier().label());
            }
        } else {
            var urls = body.putArray("image_urls");
            request.references().stream().map(Reference::dataUri).forEach(urls::add);
        }
        return body;
    }

    static Map<String, FailureKind> failures() {
        return Map.of(
                "The engine broke", FailureKind.VENDOR_ERROR,
                "", FailureKind.VENDOR_ERROR,
                "Sensitive content", FailureKind.CONTENT_BLOCKED,
                "forbidden: Not this", FailureKind.CONTENT_BLOCKED,
                "api_error: It broke", FailureKind.VENDOR_ERROR,
                "timeout: It took long", FailureKind.TIMEOUT,
                "used_up: The balance is used up", FailureKind.BALANCE,
                "something_new: Generation timed out", FailureKind.TIMEOUT);
    }

    static Stream<Refusal> refusals() {
        return Stream.concat(Stream.concat(coded(), forbidden()), Stream.concat(bare(), afterwards()));
    }

    private static Stream<Refusal> coded() {
        return Stream.of(
                refusal(400, "bad_request", FailureKind.INVALID_REQUEST),
                refusal(400, "no_token", FailureKind.AUTHENTICATION),
                refusal(400, "token_mismatched", FailureKind.AUTHENTICATION),
                refusal(400, "api_not_implemented", FailureKind.INVALID_REQUEST),
                refusal(400, "disabled", FailureKind.AUTHENTICATION),
                refusal(401, "invalid_token", FailureKind.AUTHENTICATION),
                refusal(401, "token_expired", FailureKind.AUTHENTICATION),
                refusal(401, "token_mismatched", FailureKind.AUTHENTICATION),
                refusal(404, "no_api", FailureKind.INVALID_REQUEST),
                refusal(413, "request_too_large", FailureKind.INVALID_REQUEST),
                refusal(429, "too_many_requests", FailureKind.RATE_LIMITED));
    }

    /** The status that says four things. */
    private static Stream<Refusal> forbidden() {
        return Stream.of(
                refusal(403, "used_up", FailureKind.BALANCE),
                refusal(403, "disabled", FailureKind.AUTHENTICATION),
                refusal(403, "forbidden", FailureKind.CONTENT_BLOCKED),
                saying(
                        403,
                        "{'error':{'code':'forbidden','message':'You have no permission for this API'}}",
                        FailureKind.AUTHENTICATION));
    }

    private static Stream<Refusal> bare() {
        return Stream.of(
                saying(402, "{}", FailureKind.BALANCE),
                saying(403, "{}", FailureKind.AUTHENTICATION),
                saying(403, "{'error':'used_up'}", FailureKind.BALANCE),
                saying(403, "{'error':'Prompt violates the content policy'}", FailureKind.CONTENT_BLOCKED),
                saying(403, "{'success':false,'error':'Insufficient balance'}", FailureKind.BALANCE),
                saying(400, "{'success':false,'error':'Bad image'}", FailureKind.INVALID_REQUEST),
                saying(200, "{'success':false,'error':{'code':'used_up','message':'No'}}", FailureKind.BALANCE),
                saying(200, "{'error':'too_many_requests'}", FailureKind.RATE_LIMITED));
    }

    /** What is said after the work was taken, or may have been. */
    private static Stream<Refusal> afterwards() {
        return Stream.of(
                of(500, "{'error':{'code':'api_error','message':'No'}}", FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT),
                of(200, "{'error':{'code':'api_error','message':'No'}}", FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT),
                of(504, "{'error':{'code':'timeout','message':'No'}}", FailureKind.TIMEOUT, Acceptance.IN_DOUBT),
                of(
                        200,
                        "{'success':false,'error':{'code':'forbidden','message':'No'}}",
                        FailureKind.CONTENT_BLOCKED,
                        Acceptance.ACCEPTED),
                of(200, "{'success':false}", FailureKind.VENDOR_ERROR, Acceptance.ACCEPTED),
                of(
                        200,
                        "{'success':false,'task_id':'t','error':{'code':'used_up','message':'No'}}",
                        FailureKind.BALANCE,
                        Acceptance.ACCEPTED));
    }

    private static Refusal refusal(int status, String code, FailureKind kind) {
        return saying(status, "{'error':{'code':'%s','message':'It is so'},'trace_id':'x'}".formatted(code), kind);
    }

    private static Refusal saying(int status, String json, FailureKind kind) {
        return of(status, json, kind, Acceptance.NOT_ACCEPTED);
    }

    private static Refusal of(int status, String json, FailureKind kind, Acceptance acceptance) {
        return Refusal.of(status, json.replace('\'', '"'), kind, acceptance);
    }
}
