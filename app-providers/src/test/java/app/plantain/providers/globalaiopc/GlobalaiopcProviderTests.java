package app.plantain.providers.globalaiopc;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorCharge;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Fields;
import app.plantain.providers.contract.Misbehaviour;
import app.plantain.providers.contract.ProviderContractTests;
import app.plantain.providers.contract.Refusal;
import app.plantain.providers.contract.Requests;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GlobalaiopcProviderTests extends ProviderContractTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    GlobalaiopcProviderTests() {
        super(new GlobalaiopcSimulator(), new Fields("/id", "/status", Call.ASK, "/image_url"));
    }

    @Override
    protected ImageProvider provider(VendorHttp http, Clock time) {
        return new GlobalaiopcProvider(http, time);
    }

    @Override
    protected JsonNode body(ImageRequest request) {
        var body = JSON.createObjectNode()
                .put("model", request.model().value())
                .put("prompt", request.prompt())
                .put("resolution", request.tier().label().toLowerCase(Locale.ROOT))
                .put("size", request.aspectRatio().toString());
        if (!request.references().isEmpty()) {
            var urls = body.putArray("image_urls");
            request.references()
                    .forEach(reference ->
                            urls.add(reference.address().orElseThrow().toString()));
        }
        return body;
    }

    @Override
    protected Stream<Refusal> refusals() {
        return Stream.of(
                refusal(400, "{\"message\":\"model is not one of\"}", FailureKind.INVALID_REQUEST),
                refusal(422, "{\"error\":{\"code\":7,\"message\":\"Bad size\"}}", FailureKind.INVALID_REQUEST),
                refusal(400, "{\"error\":\"Prompt violates the content policy\"}", FailureKind.CONTENT_BLOCKED),
                refusal(403, "{\"error\":\"内容违规\"}", FailureKind.CONTENT_BLOCKED),
                refusal(403, "{\"error\":\"余额不足\"}", FailureKind.BALANCE),
                refusal(401, "{\"message\":\"Invalid token\"}", FailureKind.AUTHENTICATION),
                refusal(403, "{}", FailureKind.AUTHENTICATION),
                refusal(402, "{}", FailureKind.BALANCE),
                refusal(404, "{\"message\":\"No handler found\"}", FailureKind.INVALID_REQUEST),
                refusal(413, "{}", FailureKind.INVALID_REQUEST),
                refusal(429, "", FailureKind.RATE_LIMITED),
                refusal(200, "{\"error\":\"No channel\"}", FailureKind.VENDOR_ERROR),
                refusal(200, "{\"error\":{\"message\":\"Insufficient balance\"}}", FailureKind.BALANCE),
                Refusal.of(
                        200,
                        "{\"id\":\"a\",\"status\":\"failed\",\"error\":\"Blocked by the safety system\"}",
                        FailureKind.CONTENT_BLOCKED,
                        Acceptance.ACCEPTED),
                Refusal.of(
                        200,
                        "{\"id\":\"a\",\"status\":\"failed\",\"error\":null}",
                        FailureKind.VENDOR_ERROR,
                        Acceptance.ACCEPTED));
    }

    @Override
    protected Map<String, FailureKind> failures() {
        return Map.of(
                "The engine broke", FailureKind.VENDOR_ERROR,
                "", FailureKind.VENDOR_ERROR,
                "Content flagged by moderation", FailureKind.CONTENT_BLOCKED,
                "图片内容敏感", FailureKind.CONTENT_BLOCKED,
                "Upstream timed out", FailureKind.TIMEOUT,
                "no image was generated", FailureKind.NO_IMAGE);
    }

    @Override
    protected Cancellation cancellation() {
        return Cancellation.UNSUPPORTED;
    }

    @Override
    protected Probe probe() {
        return new Probe.Untold();
    }

    @ParameterizedTest
    @CsvSource({
        "nano-banana,     1K, off, nano-banana",
        "nano-banana,     1K, on,  nano-banana",
        "nano-banana-2,   1K, off, nano-banana-2",
        "nano-banana-2,   1K, on,  nano-banana-2-stable",
        "nano-banana-2,   2K, on,  nano-banana-2",
        "nano-banana-pro, 4K, off, nano-banana-pro",
        "nano-banana-pro, 4K, on,  nano-banana-pro-stable"
    })
    void prefersTheStableModelWhereItCanDoTheSame(String model, String tier, String stable, String name) {
        var request =
                Requests.of(new ModelId(model), AspectRatio.SQUARE, ResolutionTier.parse(tier), "A leaf", List.of());
        provider.submit(connection(Map.of("stable", stable)), request);
        assertThat(simulator.seen(Call.SUBMIT))
                .singleElement()
                .satisfies(seen ->
                        assertThat(seen.body().path("model").stringValue()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'status':'completed','url':'%s'}",
                "{'status':'completed','result_url':'%s'}",
                "{'status':'completed','result':{'image_url':'%s'}}",
                "{'status':'completed','result':{'images':['%s']}}",
                "{'data':{'status':'completed','image_url':'%s'}}",
                "{'status':'COMPLETED','image_url':'%s','model':7,'object':['?']}"
            })
    void findsThePictureWhereverItWasSeen(String answer) {
        var handle = submit();
        var picture = simulator.address() + "/pictures/x.png";
        simulator.misbehave(
                Call.ASK,
                Misbehaviour.instead(Answer.json(200, answer.replace('\'', '"').formatted(picture))));
        assertDelivered(check(handle));
    }

    @Test
    void tellsWhatTheVendorTook() {
        assertThat(check(submit()))
                .isInstanceOfSatisfying(
                        Progress.Delivered.class,
                        delivered -> assertThat(delivered.charge())
                                .contains(new VendorCharge(new BigDecimal("0.04"), "credits")));
    }

    @Test
    void followsATaskWhoseStatusItDoesNotKnow(CapturedOutput output) {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.with("/status", "\"meditating\""));
        assertDelivered(check(submit()));
        assertThat(output).contains("a new task has an unknown status");
    }

    @Test
    void knowsThatPicturesAreKeptForADay() {
        var handle = submit();
        simulator.misbehave(Call.PICTURE, Misbehaviour.instead(Answer.json(403, "{}")));
        clock.advance(Duration.ofHours(23));
        assertThat(failureOf(handle).kind()).isEqualTo(FailureKind.NO_IMAGE);
        clock.advance(Duration.ofHours(2));
        assertRefused(check(handle), FailureKind.NO_IMAGE);
        simulator.misbehave(Call.PICTURE, Misbehaviour.instead(Answer.json(503, "{}")));
        assertThat(failureOf(handle).kind()).isEqualTo(FailureKind.NO_IMAGE);
    }

    private static Refusal refusal(int status, String json, FailureKind kind) {
        return Refusal.of(status, json, kind, Acceptance.NOT_ACCEPTED);
    }
}
