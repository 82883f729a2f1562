package app.plantain.providers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorCharge;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is true of every adapter whose vendor speaks OpenAI's dialect for images, and answers at once. */
public abstract class OpenAiContractTests extends SynchronousContractTests {

    protected OpenAiContractTests(VendorSimulator simulator) {
        super(simulator);
    }

    @Override
    protected final Cancellation cancellation() {
        return Cancellation.UNSUPPORTED;
    }

    @Override
    protected final Probe probe() {
        return new Probe.Works();
    }

    @Test
    void aServiceWithoutAListOfModelsTellsNothing() {
        simulator.misbehave(Call.PROBE, Misbehaviour.instead(Answer.json(404, "{}")));
        assertThat(provider.probe(connection())).isEqualTo(new Probe.Untold());
    }

    /** What all of them say, be it by themselves or by the gateway that they run. */
    @Override
    protected Stream<Refusal> refusals() {
        return Stream.of(
                refusal(400, "moderation_blocked", FailureKind.CONTENT_BLOCKED),
                refusal(400, "content_policy_violation", FailureKind.CONTENT_BLOCKED),
                refusal(403, "sensitive_words_detected", FailureKind.CONTENT_BLOCKED),
                refusal(500, "prompt_blocked", FailureKind.CONTENT_BLOCKED),
                refusal(429, "insufficient_quota", FailureKind.BALANCE),
                refusal(400, "billing_hard_limit_reached", FailureKind.BALANCE),
                refusal(403, "insufficient_user_quota", FailureKind.BALANCE),
                refusal(403, "pre_consume_token_quota_failed", FailureKind.BALANCE),
                refusal(200, "insufficient_user_quota", FailureKind.BALANCE),
                refusal(429, "rate_limit_exceeded", FailureKind.RATE_LIMITED),
                refusal(429, "token_concurrency_limit_reached", FailureKind.RATE_LIMITED),
                refusal(401, "invalid_api_key", FailureKind.AUTHENTICATION),
                refusal(403, "access_denied", FailureKind.AUTHENTICATION),
                refusal(403, "unheard_of", FailureKind.AUTHENTICATION),
                refusal(404, "model_not_found", FailureKind.INVALID_REQUEST),
                refusal(503, "model_not_found", FailureKind.INVALID_REQUEST),
                refusal(500, "invalid_request", FailureKind.INVALID_REQUEST),
                refusal(403, "model_price_not_configured", FailureKind.INVALID_REQUEST),
                refusal(500, "model_price_error", FailureKind.INVALID_REQUEST),
                refusal(500, "get_channel_failed", FailureKind.VENDOR_ERROR),
                refusal(500, "channel:no_available_key", FailureKind.VENDOR_ERROR),
                refusal(500, "channel:invalid_key", FailureKind.VENDOR_ERROR),
                refusal(400, "unheard_of", FailureKind.INVALID_REQUEST),
                refusal(402, "unheard_of", FailureKind.BALANCE),
                refusal(429, "unheard_of", FailureKind.RATE_LIMITED),
                answer(400, "{'error':'Prohibited content'}", FailureKind.CONTENT_BLOCKED, Acceptance.NOT_ACCEPTED),
                answer(
                        400,
                        "{'error':{'message':'litellm.ContentPolicyViolationError','type':null,'code':'400'}}",
                        FailureKind.CONTENT_BLOCKED,
                        Acceptance.NOT_ACCEPTED),
                answer(
                        400,
                        "{'error':{'message':'Budget','type':'budget_exceeded','code':'400'}}",
                        FailureKind.BALANCE,
                        Acceptance.NOT_ACCEPTED),
                answer(403, "{'message':'Quota is 0'}", FailureKind.BALANCE, Acceptance.NOT_ACCEPTED),
                answer(200, "{'error':{'code':429}}", FailureKind.RATE_LIMITED, Acceptance.NOT_ACCEPTED),
                answer(200, "{'error':{'code':500}}", FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT),
                answer(200, "{'error':{'message':'Broke'}}", FailureKind.VENDOR_ERROR, Acceptance.ACCEPTED),
                answer(200, "{'success':false,'message':'余额不足'}", FailureKind.BALANCE, Acceptance.NOT_ACCEPTED),
                answer(200, "{'error':'It was moderated'}", FailureKind.CONTENT_BLOCKED, Acceptance.ACCEPTED),
                answer(
                        400,
                        "{'error':{'code':'moderation_blocked','moderation_details':{'moderation_stage':'output'}}}",
                        FailureKind.CONTENT_BLOCKED,
                        Acceptance.ACCEPTED),
                answer(413, "<html>", FailureKind.INVALID_REQUEST, Acceptance.NOT_ACCEPTED),
                refusal(500, "bad_response_status_code", FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT),
                refusal(500, "do_request_failed", FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT),
                refusal(500, "empty_response", FailureKind.NO_IMAGE, Acceptance.ACCEPTED),
                refusal(502, "no_image", FailureKind.NO_IMAGE, Acceptance.ACCEPTED),
                refusal(409, "cancelled", FailureKind.NO_IMAGE, Acceptance.ACCEPTED),
                answer(451, "{}", FailureKind.CONTENT_BLOCKED, Acceptance.NOT_ACCEPTED),
                refusal(504, "batch_still_running", FailureKind.TIMEOUT, Acceptance.IN_DOUBT),
                refusal(500, "channel:response_time_exceeded", FailureKind.TIMEOUT, Acceptance.IN_DOUBT));
    }

    /** The format that the vendor understood last. */
    protected abstract String formatMade();

    @Test
    void everyFormatIsUnderstood() {
        provider.capabilities().stream().flatMap(Requests::all).forEach(request -> {
            assertDelivered(make(request));
            assertThat(formatMade()).isEqualTo(request.aspectRatio() + " in " + request.tier());
        });
        assertThat(simulator.seen(Call.SUBMIT)).extracting(Seen::path).containsOnly("/v1/images/generations");
    }

    @Test
    void anEmptyListHasNoPicture() {
        misbehave("{'created':1,'data':[]}");
        assertFailure(refusalOf(connection()), FailureKind.NO_IMAGE, Acceptance.ACCEPTED);
    }

    @Test
    void knowsAnAddressThatEndsWithTheVersion() {
        for (var end : Stream.of("/v1", "/v1/").toList()) {
            simulator.forget();
            var connection = connection(Map.of("base-url", simulator.address() + end));
            assertDelivered(make(connection, Requests.any(provider)));
            assertDelivered(make(connection, Requests.with(Requests.any(provider), 1)));
            assertThat(simulator.seen(Call.SUBMIT)).hasSize(2);
        }
    }

    @Test
    void recordsThePicturesAddressBeforeItIsFetched() {
        assertThat(submit().value()).isEqualTo(simulator.address() + "/pictures/task_1.png");
        assertThat(simulator.seen(Call.PICTURE)).isEmpty();
    }

    @Test
    void takesAPictureThatIsInTheAnswer() {
        var base64 = Base64.getMimeEncoder().encodeToString(VendorSimulator.picture());
        for (var place : Stream.of(
                        "{'b64_json':'%s','url':'https://a.b/c.png'}",
                        "{'url':'','b64_json':'%s'}", "{'url':'data:image/webp;base64,%s','b64_json':null}")
                .toList()) {
            misbehave("{'data':[%s]}".formatted(place.formatted(base64)));
            assertThat(provider.submit(connection(), Requests.any(provider)))
                    .asInstanceOf(type(Submission.Delivered.class))
                    .satisfies(done -> assertThat(done.image().bytes()).isEqualTo(VendorSimulator.picture()))
                    .satisfies(done -> assertThat(done.image().mediaType())
                            .isEqualTo(place.contains("webp") ? "image/webp" : "image/png"));
        }
        assertThat(simulator.seen(Call.PICTURE)).isEmpty();
    }

    @Test
    void takesALargePictureThatIsInTheAnswer() {
        var picture = new byte[30_000_000];
        System.arraycopy(VendorSimulator.picture(), 0, picture, 0, VendorSimulator.picture().length);
        misbehave("{'data':[{'b64_json':'%s'}]}".formatted(Base64.getEncoder().encodeToString(picture)));
        assertThat(provider.submit(connection(), Requests.any(provider)))
                .asInstanceOf(type(Submission.Delivered.class))
                .satisfies(done -> assertThat(done.image().bytes()).isEqualTo(picture));
    }

    @Test
    void aPictureThatIsNoneLeavesTheSubmissionInDoubt() {
        for (var item : Stream.of(
                        "{'b64_json':'%%%'}",
                        "{'b64_json':7}",
                        "{'url':'data:,'}",
                        "{'url':' '}",
                        "{'url':null}",
                        "{'url':{'x':1}}",
                        "{'url':'xxx'}",
                        "{'url':'http://a b'}",
                        "{}",
                        "7",
                        "null")
                .toList()) {
            misbehave("{'data':[%s]}".formatted(item));
            assertDrift(refusalOf(connection()), Acceptance.IN_DOUBT);
        }
    }

    @Test
    void aPictureWithALongAddressIsFetchedAtOnce() {
        misbehave(
                "{'data':[{'url':'%s/pictures/x.png?signature=%s'}]}".formatted(simulator.address(), "x".repeat(600)));
        assertThat(provider.submit(connection(), Requests.any(provider))).isInstanceOf(Submission.Delivered.class);
        var tries = new AtomicInteger();
        simulator.misbehave(
                Call.PICTURE,
                (exchange, honest) -> VendorSimulator.send(
                        exchange, tries.incrementAndGet() < 3 ? Answer.json(404, "{}") : honest.get()));
        assertThat(provider.submit(connection(), Requests.any(provider))).isInstanceOf(Submission.Delivered.class);
        simulator.misbehave(Call.PICTURE, Misbehaviour.instead(Answer.json(404, "{}")));
        assertFailure(refusalOf(connection()), FailureKind.NO_IMAGE, Acceptance.ACCEPTED);
        simulator.misbehave(Call.PICTURE, Misbehaviour.instead(Answer.json(410, "{}")));
        assertFailure(refusalOf(connection()), FailureKind.NO_IMAGE, Acceptance.ACCEPTED);
    }

    @Test
    void tellsACostOnlyWhereItIsMoney() {
        charges(UnaryOperator.identity(), null);
        charges(
                answer -> answer.with("x-litellm-response-cost", "0.039"),
                new VendorCharge(new BigDecimal("0.039"), "USD"));
        charges(answer -> answer.with("x-litellm-response-cost", "None"), null);
        charges(answer -> answer.with("x-litellm-response-cost", "-1"), null);
        charges(answer -> answer.with("X-Plantain-Cost", "4.50"), new VendorCharge(new BigDecimal("4.50"), "credits"));
        var json = "{'data':[{'url':'https://a.b/c.png'}],'usage':{'total_tokens':1120,'cost':0.067}}";
        charges(_ -> Answer.json(200, json.replace('\'', '"')), new VendorCharge(new BigDecimal("0.067"), "USD"));
        var tokens = json.replace(",'cost':0.067", "");
        charges(_ -> Answer.json(200, tokens.replace('\'', '"')), null);
    }

    private void charges(UnaryOperator<Answer> change, @Nullable VendorCharge expected) {
        simulator.misbehave(
                Call.SUBMIT, (exchange, honest) -> VendorSimulator.send(exchange, change.apply(honest.get())));
        var accepted = (Submission.Accepted) provider.submit(connection(), Requests.any(provider));
        assertThat(accepted.charge()).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void showsTheKeyToTheVendorOnly() {
        assertDelivered(make(Requests.any(provider)));
        assertThat(simulator.seen(Call.PICTURE))
                .singleElement()
                .satisfies(seen -> assertThat(seen.headers().toString()).doesNotContain(VendorSimulator.KEY));
    }

    @Test
    void aPictureThatIsNotThereMayComeBack() {
        var handle = submit();
        for (var fault : Stream.of(
                        Misbehaviour.instead(Answer.json(404, "{}")),
                        Misbehaviour.instead(Answer.json(403, "{}")),
                        Misbehaviour.instead(Answer.json(500, "{}")),
                        Misbehaviour.hangUp(),
                        Misbehaviour.half())
                .toList()) {
            simulator.misbehave(Call.PICTURE, fault);
            var failure = failureOf(handle);
            assertFailure(failure, failure.kind(), Acceptance.ACCEPTED);
        }
        simulator.behave();
        assertDelivered(check(handle));
        assertDelivered(check(handle));
        assertThat(simulator.taken()).isOne();
    }

    @Test
    void aPictureThatMustNotBeFetchedIsNone() {
        var handle = submit();
        for (var fault : Stream.of(
                        Misbehaviour.instead(Answer.json(410, "{}")),
                        Misbehaviour.huge("image/png"),
                        Misbehaviour.instead(
                                Answer.json(302, "{}").with("Location", "http://169.254.169.254/latest/meta-data/")))
                .toList()) {
            simulator.misbehave(Call.PICTURE, fault);
            assertRefused(check(handle), FailureKind.NO_IMAGE);
        }
        misbehave("{'data':[{'url':'http://169.254.169.254/latest/meta-data/'}]}");
        assertRefused(check(submit()), FailureKind.NO_IMAGE);
        misbehave("{'data':[{'url':'file:///etc/passwd'}]}");
        assertRefused(check(submit()), FailureKind.NO_IMAGE);
    }

    @Test
    void whatIsSaidToBeAPictureIsHandedOnAsItIs() {
        var handle = submit();
        simulator.misbehave(Call.PICTURE, Misbehaviour.instead(HTML));
        assertThat(check(handle)).isInstanceOf(Progress.Delivered.class);
    }

    @Test
    void anOddHandleIsNoPicture() {
        assertRefused(check(new Handle("../../a b?c=d&e#ü")), FailureKind.NO_IMAGE);
        assertThat(simulator.seen()).isEmpty();
    }

    /** Makes a picture, fetched where it has to be. */
    protected final Progress make(ProviderConnection connection, ImageRequest request) {
        return switch (provider.submit(connection, request)) {
            case Submission.Delivered(var image, var charge) -> new Progress.Delivered(image, charge);
            case Submission.Accepted(var handle, var pollAfter, var _) -> {
                assertThat(pollAfter).isZero();
                yield provider.check(connection, handle);
            }
        };
    }

    /** Takes the request, and answers with 200 and JSON, in which apostrophes are quotation marks. */
    protected final void misbehave(String json) {
        simulator.misbehave(
                Call.SUBMIT,
                Misbehaviour.takeBut(Answer.json(200, json.replace('\'', '"').replace("\r\n", "\\r\\n"))));
    }

    /** An error with a code, which was not accepted. */
    protected static Refusal refusal(int status, String code, FailureKind kind) {
        return refusal(status, code, kind, Acceptance.NOT_ACCEPTED);
    }

    /** An error with a code. */
    protected static Refusal refusal(int status, String code, FailureKind kind, Acceptance acceptance) {
        return new Refusal(
                status + " " + code,
                Answer.json(
                        status,
                        "{\"error\":{\"message\":\"It is so (request id: 7)\",\"type\":\"new_api_error\",\"param\":\"\",\"code\":\"%s\"}}"
                                .formatted(code)),
                kind,
                acceptance);
    }

    /** An answer of JSON, in which apostrophes are quotation marks. */
    protected static Refusal answer(int status, String json, FailureKind kind, Acceptance acceptance) {
        return Refusal.of(status, json.replace('\'', '"'), kind, acceptance);
    }

    /** An answer of plain text. */
    protected static Refusal plain(int status, String text, FailureKind kind, Acceptance acceptance) {
        return new Refusal(
                status + " " + text,
                Answer.of(status, "text/plain", text.getBytes(StandardCharsets.UTF_8)),
                kind,
                acceptance);
    }

    /** The pictures of a request as data URIs. */
    protected static Stream<String> dataUris(ImageRequest request) {
        return request.references().stream()
                .map(file -> "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(file.image().bytes()));
    }

    /** A text of the simulator's last request. */
    protected final String sent(String field) {
        JsonNode body = simulator.seen(Call.SUBMIT).getLast().body();
        return body.path(field).asString("");
    }
}
