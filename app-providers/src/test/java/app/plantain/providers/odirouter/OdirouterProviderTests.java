package app.plantain.providers.odirouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Fields;
import app.plantain.providers.contract.Misbehaviour;
import app.plantain.providers.contract.ProviderContractTests;
import app.plantain.providers.contract.Refusal;
import app.plantain.providers.contract.Stage;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OdirouterProviderTests extends ProviderContractTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    OdirouterProviderTests() {
        super(new OdirouterSimulator(), new Fields("/request_id", "/status", Call.RESULT, "/outputs/0/url"));
    }

    @Override
    protected ImageProvider provider(VendorHttp http, Clock time) {
        return new OdirouterProvider(http);
    }

    @Override
    protected JsonNode body(ImageRequest request) {
        var body = JSON.createObjectNode()
                .put("prompt", request.prompt())
                .put("aspect_ratio", request.aspectRatio().toString())
                .put("image_size", "1K");
        body.putArray("response_modalities").add("Image");
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
                refusal(401, "{'error':{'code':'UNAUTHORIZED','message':'No'}}", FailureKind.AUTHENTICATION),
                refusal(
                        429,
                        "{'error':{'code':'RATE_LIMIT_EXCEEDED','message':'No'},'request_id':'r'}",
                        FailureKind.RATE_LIMITED),
                refusal(
                        402,
                        "{'status':{'code':402,'message':'Insufficient credits','error_code':40201},'data':null}",
                        FailureKind.BALANCE),
                refusal(
                        400,
                        "{'status':{'code':402,'message':'Insufficient credits','error_code':40201},'data':null}",
                        FailureKind.BALANCE),
                refusal(404, "{'detail':'App not found: nano_banana'}", FailureKind.INVALID_REQUEST),
                refusal(403, "{'detail':'Model not allowed for this user'}", FailureKind.AUTHENTICATION),
                refusal(422, "{'detail':[{'loc':['prompt'],'msg':'too long'}]}", FailureKind.INVALID_REQUEST),
                refusal(400, "{'error':'No','error_type':'CONTENT_BLOCKED'}", FailureKind.CONTENT_BLOCKED),
                refusal(200, "{'error':{'code':'UNAUTHORIZED','message':'No'}}", FailureKind.AUTHENTICATION),
                Refusal.of(
                        500,
                        "{\"detail\":\"Runtime execution failed\"}",
                        FailureKind.VENDOR_ERROR,
                        Acceptance.IN_DOUBT));
    }

    @Override
    protected Map<String, FailureKind> failures() {
        return Map.of(
                "The engine broke", FailureKind.VENDOR_ERROR,
                "INFERENCE_FAILURE: It broke", FailureKind.VENDOR_ERROR,
                "INFERENCE_TIMEOUT: It took long", FailureKind.TIMEOUT,
                "REQUEST_INVALID: Bad size", FailureKind.INVALID_REQUEST,
                "CONTENT_BLOCKED: Not this", FailureKind.CONTENT_BLOCKED,
                "CANCELED: As you wished", FailureKind.NO_IMAGE,
                "INTERNAL_SERVER_ERROR: Sorry", FailureKind.VENDOR_ERROR,
                "SOMETHING_NEW: Sensitive content", FailureKind.CONTENT_BLOCKED);
    }

    /** The vendor takes the wish, and does not say whether it came in time. */
    @Override
    protected Cancellation cancellation() {
        return Cancellation.TOO_LATE;
    }

    @Override
    protected Probe probe() {
        return new Probe.Untold();
    }

    @Test
    void asksTheConfiguredHostWhateverAddressesTheVendorNames() {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.rewrite(answer -> {
            for (var name : new String[] {"status_url", "response_url", "cancel_url"}) {
                ((ObjectNode) answer).put(name, "http://127.0.0.1:1/elsewhere");
            }
            return answer;
        }));
        assertDelivered(check(submit()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'outputs':[{'type':'text','text':'Here'},{'type':'image','url':'%s','width':1024}]}",
                "{'outputs':[{'url':'%s'}],'metadata':{'prompt':'x'}}",
                "{'output':[{'content':[{'type':'text','text':'Here'},{'type':'image','url':'%s'}]}]}",
                "{'output':[{'content':[]},{'content':[{'type':'image','url':'%s'}]}]}"
            })
    void findsThePictureInBothShapesOfAResult(String result) {
        var handle = submit();
        var picture = simulator.address() + "/pictures/x.png";
        simulator.misbehave(
                Call.RESULT,
                Misbehaviour.instead(Answer.json(200, result.replace('\'', '"').formatted(picture))));
        assertDelivered(check(handle));
    }

    @Test
    void repeatsWhatTheModelSaysInsteadOfAPicture() {
        var handle = submit();
        simulator.stage(Stage.EMPTY);
        assertThat(check(handle))
                .isInstanceOfSatisfying(
                        Progress.Refused.class,
                        refused -> assertThat(refused.message()).endsWith("It says: “No”"));
    }

    @Test
    void waitsForAResultThatIsNotThereYet() {
        var handle = submit();
        simulator.misbehave(Call.RESULT, Misbehaviour.instead(Answer.json(202, "{\"status\":\"IN_PROGRESS\"}")));
        assertThat(check(handle)).isInstanceOf(Progress.Running.class);
    }

    @Test
    void aResultThatIsNoneIsAskedForAgain() {
        var handle = submit();
        simulator.misbehave(Call.RESULT, Misbehaviour.instead(Answer.json(200, "{\"request_id\":\"x\"}")));
        assertDrift(failureOf(handle), Acceptance.ACCEPTED);
        simulator.misbehave(Call.RESULT, Misbehaviour.hangUp());
        assertThat(failureOf(handle).acceptance()).isEqualTo(Acceptance.ACCEPTED);
        simulator.misbehave(
                Call.RESULT,
                Misbehaviour.instead(Answer.json(200, "{\"error\":\"x\",\"error_type\":\"CONTENT_BLOCKED\"}")));
        assertRefused(check(handle), FailureKind.CONTENT_BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({"FAILED, VENDOR_ERROR", "CANCELED, NO_IMAGE"})
    void endsWithTheWordsThatItsClientsHaveSeen(String status, FailureKind kind) {
        var handle = submit();
        simulator.misbehave(Call.ASK, Misbehaviour.with("/status", "\"" + status + "\""));
        assertRefused(check(handle), kind);
    }

    @Test
    void isTooLateToCancelWhatIsDone() {
        assertThat(provider.cancel(connection(), submit())).isEqualTo(Cancellation.TOO_LATE);
        assertThatThrownBy(() -> provider.cancel(connection(), new Handle("unknown")))
                .isInstanceOf(ProviderException.class);
    }

    private static Refusal refusal(int status, String json, FailureKind kind) {
        return Refusal.of(status, json.replace('\'', '"'), kind, Acceptance.NOT_ACCEPTED);
    }
}
