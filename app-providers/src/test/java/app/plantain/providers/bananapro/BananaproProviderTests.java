package app.plantain.providers.bananapro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Balance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.ContractDrift;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BananaproProviderTests extends ProviderContractTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    BananaproProviderTests() {
        super(new BananaproSimulator(), new Fields("/data/task_id", "/data/status", Call.ASK, "/data/image_url"));
    }

    @Override
    protected ImageProvider provider(VendorHttp http, Clock time) {
        return new BananaproProvider(http);
    }

    @Override
    protected JsonNode body(ImageRequest request) {
        var body = JSON.createObjectNode()
                .put("model", "nano-banana")
                .put("type", request.references().isEmpty() ? "text-to-image" : "image-to-image")
                .put("prompt", request.prompt())
                .put("aspect_ratio", request.aspectRatio().toString());
        if (!request.references().isEmpty()) {
            var urls = body.putArray("image_urls");
            request.references()
                    .forEach(file -> urls.add("data:image/png;base64,"
                            + Base64.getEncoder().encodeToString(file.image().bytes())));
        }
        return body;
    }

    @Override
    protected Stream<Refusal> refusals() {
        return Stream.of(
                refusal(400, "invalid_request", FailureKind.INVALID_REQUEST),
                refusal(401, "unauthorized", FailureKind.AUTHENTICATION),
                refusal(402, "insufficient_credits", FailureKind.BALANCE),
                refusal(403, "forbidden", FailureKind.AUTHENTICATION),
                refusal(404, "not_found", FailureKind.INVALID_REQUEST),
                refusal(429, "rate_limited", FailureKind.RATE_LIMITED),
                refusal(200, "rate_limited", FailureKind.RATE_LIMITED),
                refusal(200, "insufficient_credits", FailureKind.BALANCE),
                refusal(200, "something_new", FailureKind.VENDOR_ERROR),
                bare(200, "{\"success\":false}", FailureKind.VENDOR_ERROR),
                bare(200, "{\"success\":false,\"error\":\"Prompt was moderated\"}", FailureKind.CONTENT_BLOCKED),
                bare(400, "{\"success\":false,\"error\":\"Prohibited content\"}", FailureKind.CONTENT_BLOCKED),
                bare(402, "{}", FailureKind.BALANCE),
                bare(413, "<html>", FailureKind.INVALID_REQUEST),
                new Refusal(
                        "internal_error", error(500, "internal_error"), FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT),
                new Refusal(
                        "internal_error with 200",
                        error(200, "internal_error"),
                        FailureKind.VENDOR_ERROR,
                        Acceptance.IN_DOUBT));
    }

    @Override
    protected Map<String, FailureKind> failures() {
        return Map.of(
                "The engine broke", FailureKind.VENDOR_ERROR,
                "", FailureKind.VENDOR_ERROR,
                "Sensitive content", FailureKind.CONTENT_BLOCKED,
                "Generation timed out", FailureKind.TIMEOUT);
    }

    @Override
    protected Cancellation cancellation() {
        return Cancellation.UNSUPPORTED;
    }

    @Override
    protected Probe probe() {
        return new Probe.Told(new Balance(new BigDecimal("496.5"), "credits"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'image_url':'%s'}",
                "{'primary_url':'%s'}",
                "{'image_url':null,'output':{'primary_url':'%s'}}",
                "{'image_url':'','output':{'images':[{'url':'%s'}]}}",
                "{'output':{'resultUrls':['%s']}}"
            })
    void findsThePictureInEachOfItsFivePlaces(String place) {
        var handle = submit();
        var content = place.replace('\'', '"').formatted(simulator.address() + "/pictures/x.png");
        simulator.misbehave(
                Call.ASK,
                Misbehaviour.instead(Answer.json(
                        200, "{\"success\":true,\"data\":{\"status\":\"completed\"," + content.substring(1) + "}")));
        assertDelivered(check(handle));
    }

    /** It has no field for it. */
    @Override
    protected String words(ResolutionTier tier) {
        return "";
    }

    @Test
    void tellsHowManyCreditsTheVendorTook() {
        var request =
                Requests.of(new ModelId("nano-banana"), AspectRatio.SQUARE, ResolutionTier.ONE_K, "A leaf", List.of());

        assertThat(provider.submit(connection(Map.of()), request))
                .isInstanceOfSatisfying(
                        Submission.Accepted.class,
                        accepted -> assertThat(accepted.charge())
                                .contains(new VendorCharge(new BigDecimal("4"), "credits")));
        assertThat(provider.creditPrice()).contains(Dollars.parse("0.01"));
    }

    @Test
    void followsATaskThatIsSaidToHaveFailed() {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.with("/success", "false"));
        assertDelivered(check(submit()));
        simulator.misbehave(Call.SUBMIT, Misbehaviour.instead(Answer.json(500, "{\"data\":{\"task_id\":\"task_1\"}}")));
        assertDelivered(check(submit()));
        assertThat(simulator.taken()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorized, AUTHENTICATION",
        "rate_limited, RATE_LIMITED",
        "not_found, INVALID_REQUEST",
        "internal_error, VENDOR_ERROR"
    })
    void aQuestionThatIsRefusedWithSuccessIsAskedAgain(String code, FailureKind kind) {
        var handle = submit();
        simulator.misbehave(Call.ASK, Misbehaviour.instead(error(200, code)));
        assertFailure(failureOf(handle), kind, Acceptance.ACCEPTED);
    }

    @Test
    void readsATasksErrorAsAnObjectToo() {
        var handle = submit();
        simulator.misbehave(
                Call.ASK,
                Misbehaviour.instead(Answer.json(
                        200,
                        "{\"success\":true,\"data\":{\"status\":\"failed\","
                                + "\"error\":{\"code\":\"insufficient_credits\",\"message\":\"Empty\"}}}")));
        assertRefused(check(handle), FailureKind.BALANCE);
    }

    @Test
    void aBalanceThatIsUnknownIsNotZero() {
        simulator.misbehave(Call.PROBE, Misbehaviour.without("/data/api_credits"));
        assertThatThrownBy(() -> provider.probe(connection())).isInstanceOf(ContractDrift.class);
        simulator.misbehave(Call.PROBE, Misbehaviour.with("/data/api_credits", "true"));
        assertThatThrownBy(() -> provider.probe(connection())).isInstanceOf(ContractDrift.class);
        simulator.misbehave(Call.PROBE, Misbehaviour.instead(error(403, "forbidden")));
        assertThatThrownBy(() -> provider.probe(connection())).isInstanceOf(ProviderException.class);
    }

    @Test
    void knowsTheAccountsLimits() {
        assertThat(provider.limits().maxConcurrent()).isEqualTo(OptionalInt.of(3));
        assertThat(provider.limits().submitsPerMinute()).isEqualTo(OptionalInt.of(20));
        assertThat(provider.limits().readsPerMinute()).isEqualTo(OptionalInt.of(120));
    }

    @Test
    void aTaskThatTheVendorDoesNotKnowIsAskedForAgain() {
        assertFailure(failureOf(new Handle("task_99")), FailureKind.INVALID_REQUEST, Acceptance.ACCEPTED);
    }

    private static Refusal refusal(int status, String code, FailureKind kind) {
        return new Refusal(status + " " + code, error(status, code), kind, Acceptance.NOT_ACCEPTED);
    }

    private static Refusal bare(int status, String json, FailureKind kind) {
        return Refusal.of(status, json, kind, Acceptance.NOT_ACCEPTED);
    }

    private static Answer error(int status, String code) {
        return Answer.json(
                status, "{\"success\":false,\"error\":{\"code\":\"%s\",\"message\":\"It is so\"}}".formatted(code));
    }
}
