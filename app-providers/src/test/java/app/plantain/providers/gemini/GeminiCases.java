package app.plantain.providers.gemini;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Refusal;
import java.util.stream.Stream;

/** What Google answers when it does not make a picture. */
final class GeminiCases {

    private GeminiCases() {}

    static Stream<Refusal> refusals() {
        return Stream.of(
                refusal(400, "INVALID_ARGUMENT", "Unknown name", FailureKind.INVALID_REQUEST),
                refusal(400, "INVALID_ARGUMENT", "API key not valid.", FailureKind.AUTHENTICATION),
                refusal(400, "INVALID_ARGUMENT", "The image violates our policy", FailureKind.CONTENT_BLOCKED),
                refusal(400, "INVALID_ARGUMENT", "A timeout is no quota", FailureKind.INVALID_REQUEST),
                refusal(400, "FAILED_PRECONDITION", "User location is not supported", FailureKind.AUTHENTICATION),
                refusal(400, "FAILED_PRECONDITION", "Please enable billing", FailureKind.BALANCE),
                refusal(400, "OUT_OF_RANGE", "Too far", FailureKind.INVALID_REQUEST),
                refusal(401, "UNAUTHENTICATED", "No credentials", FailureKind.AUTHENTICATION),
                refusal(403, "PERMISSION_DENIED", "The key was leaked", FailureKind.AUTHENTICATION),
                refusal(403, "PERMISSION_DENIED", "This needs billing to be enabled", FailureKind.BALANCE),
                refusal(404, "NOT_FOUND", "models/x is not found", FailureKind.INVALID_REQUEST),
                refusal(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "You exceeded your current quota, please check your plan and billing details.",
                        FailureKind.RATE_LIMITED),
                refusal(429, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted.", FailureKind.BALANCE),
                refusal(429, "RESOURCE_EXHAUSTED", "Quota exceeded, limit: 0, model: x", FailureKind.BALANCE),
                refusal(429, "RESOURCE_EXHAUSTED", "The monthly spending cap is reached", FailureKind.BALANCE),
                refusal(429, "SOMETHING_NEW", "No", FailureKind.RATE_LIMITED),
                refusal(500, "INTERNAL", "An internal error has occurred", FailureKind.VENDOR_ERROR),
                refusal(503, "UNAVAILABLE", "The model is overloaded", FailureKind.VENDOR_ERROR),
                refusal(200, "UNAVAILABLE", "The model is overloaded", FailureKind.VENDOR_ERROR),
                withReason(403, "PERMISSION_DENIED", "BILLING_DISABLED", FailureKind.BALANCE),
                withReason(400, "INVALID_ARGUMENT", "API_KEY_SERVICE_BLOCKED", FailureKind.AUTHENTICATION),
                Refusal.of(413, "<html>", FailureKind.INVALID_REQUEST, Acceptance.NOT_ACCEPTED));
    }

    /** After which nobody knows whether a picture was made. */
    static Stream<Refusal> breakdowns() {
        return Stream.of(
                of(504, "DEADLINE_EXCEEDED", "It took too long", FailureKind.TIMEOUT, Acceptance.IN_DOUBT),
                of(499, "CANCELLED", "It was cancelled", FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT),
                of(500, "UNKNOWN", "Nobody knows", FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT),
                of(500, "SOMETHING_NEW", "Nobody knows", FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT),
                of(200, "SOMETHING_NEW", "Nobody knows", FailureKind.VENDOR_ERROR, Acceptance.ACCEPTED));
    }

    /** Too many requests, with the time to wait among the details. */
    static Answer busy(String retryDelay) {
        return Answer.json(429, """
                {"error": {"code": 429, "message": "Quota exceeded", "status": "RESOURCE_EXHAUSTED", "details": [
                  {"@type": "type.googleapis.com/google.rpc.QuotaFailure",
                   "violations": [{"quotaId": "GenerateRequestsPerMinutePerProjectPerModel"}]},
                  {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "%s"}]}}
                """.formatted(retryDelay));
    }

    private static Refusal refusal(int status, String code, String message, FailureKind kind) {
        return of(status, code, message, kind, Acceptance.NOT_ACCEPTED);
    }

    private static Refusal withReason(int status, String code, String reason, FailureKind kind) {
        return Refusal.of(
                status,
                "{\"error\":{\"code\":%d,\"message\":\"No\",\"status\":\"%s\",\"details\":[{\"reason\":\"%s\"}]}}"
                        .formatted(status, code, reason),
                kind,
                Acceptance.NOT_ACCEPTED);
    }

    private static Refusal of(int status, String code, String message, FailureKind kind, Acceptance acceptance) {
        return Refusal.of(
                status,
                "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\"}}".formatted(status, message, code),
                kind,
                acceptance);
    }
}
