package app.plantain.providers.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.Reference;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Misbehaviour;
import app.plantain.providers.contract.Refusal;
import app.plantain.providers.contract.Requests;
import app.plantain.providers.contract.Stage;
import app.plantain.providers.contract.SynchronousContractTests;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

class GeminiProviderTests extends SynchronousContractTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PARTS = "/candidates/0/content/parts";
    private static final String PICTURE = PARTS + "/3/inlineData/data";

    private static final Map<String, String> NAMES = Map.of(
            "nano-banana", "gemini-2.5-flash-image",
            "nano-banana-2", "gemini-3.1-flash-image",
            "nano-banana-pro", "gemini-3-pro-image");

    GeminiProviderTests() {
        super(new GeminiSimulator());
    }

    @Override
    protected ImageProvider provider(VendorHttp http, Clock time) {
        return new GeminiProvider(http);
    }

    @Override
    protected JsonNode body(ImageRequest request) {
        var body = JSON.createObjectNode();
        var content = body.putArray("contents").addObject().put("role", "user");
        var parts = content.putArray("parts");
        parts.addObject().put("text", request.prompt());
        request.references().stream()
                .map(Reference::image)
                .forEach(image -> parts.addObject()
                        .putObject("inlineData")
                        .put("mimeType", image.mediaType())
                        .put("data", Base64.getEncoder().encodeToString(image.bytes())));
        var config = body.putObject("generationConfig");
        config.putArray("responseModalities").add("IMAGE");
        var shape = config.putObject("imageConfig")
                .put("aspectRatio", request.aspectRatio().toString());
        if (!request.model().value().equals("nano-banana")) {
            shape.put("imageSize", request.tier().label());
        }
        return body;
    }

    @Override
    protected Stream<Refusal> refusals() {
        return Stream.concat(GeminiCases.refusals(), GeminiCases.breakdowns());
    }

    @Override
    protected Map<String, FailureKind> failures() {
        var failures = new HashMap<String, FailureKind>();
        Stream.of("SAFETY", "OTHER", "BLOCKLIST", "PROHIBITED_CONTENT", "IMAGE_SAFETY", "SOMETHING_NEW")
                .forEach(reason -> failures.put("PROMPT " + reason, FailureKind.CONTENT_BLOCKED));
        Stream.of(
                        "SAFETY",
                        "IMAGE_SAFETY",
                        "PROHIBITED_CONTENT",
                        "IMAGE_PROHIBITED_CONTENT",
                        "RECITATION",
                        "IMAGE_RECITATION",
                        "BLOCKLIST",
                        "SPII: It has a name in it")
                .forEach(reason -> failures.put("FINISH " + reason, FailureKind.CONTENT_BLOCKED));
        Stream.of("NO_IMAGE", "IMAGE_OTHER", "OTHER", "MAX_TOKENS", "LANGUAGE", "STOP", "SOMETHING_NEW")
                .forEach(reason -> failures.put("FINISH " + reason, FailureKind.NO_IMAGE));
        return failures;
    }

    @Override
    protected Cancellation cancellation() {
        return Cancellation.UNSUPPORTED;
    }

    @Override
    protected Probe probe() {
        return new Probe.Works();
    }

    @Test
    void asksTheModelByGooglesNameWithTheKeyInItsHeader() {
        for (var can : provider.capabilities()) {
            simulator.forget();
            assertDelivered(make(Requests.all(can).findFirst().orElseThrow()));
            assertThat(simulator.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.path())
                        .isEqualTo("/v1beta/models/" + NAMES.get(can.model().value()) + ":generateContent");
                assertThat(seen.header("Authorization")).isNull();
            });
        }
    }

    @Test
    void findsTheVendorAlsoWithTheVersionAtTheEndOfItsAddress() {
        var connection = connection(Map.of("base-url", simulator.address() + "/v1beta/"));
        assertThat(provider.submit(connection, request("nano-banana", ResolutionTier.ONE_K)))
                .isInstanceOf(Submission.Delivered.class);
    }

    @Test
    void deliversTheLastPictureThatIsNoThought() {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.rewrite(answer -> {
            var parts = (ArrayNode) answer.at(PARTS);
            var first = parts.insertObject(0).putObject("inlineData");
            first.put("mimeType", "image/webp").put("data", "QQ==");
            parts.addObject().put("text", "I hope you like it");
            var late = parts.addObject().put("thought", true).putObject("inlineData");
            late.put("mimeType", "image/png").put("data", "QQ==");
            return answer;
        }));
        assertDelivered(make(request("nano-banana", ResolutionTier.ONE_K)));
    }

    @Test
    void readsALargePictureWhole() {
        var picture = new byte[24 * 1024 * 1024];
        new Random(7).nextBytes(picture);
        var data = Base64.getEncoder().encodeToString(picture);
        var body = "{\"candidates\":[{\"content\":{\"parts\":[{\"inlineData\":{\"mimeType\":\"image/jpeg\",\"data\":\""
                + data + "\"}}]},\"finishReason\":\"STOP\"}]}";
        simulator.misbehave(Call.SUBMIT, Misbehaviour.takeBut(Answer.json(200, body)));
        assertThat(make(request("nano-banana-pro", ResolutionTier.FOUR_K)))
                .isInstanceOfSatisfying(Progress.Delivered.class, done -> {
                    assertThat(done.image().mediaType()).isEqualTo("image/jpeg");
                    assertThat(done.image().bytes()).isEqualTo(picture);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"not base64!\"", "\"\"", "5.5", "null", "{\"x\":1}"})
    void aPictureThatIsNoneEndsTheWork(String data) {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.with(PICTURE, data));
        assertDrift(refusalOf(connection()), Acceptance.ACCEPTED);
    }

    @Test
    void whatIsNoPictureByItsTypeEndsTheWork() {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.with(PARTS + "/3/inlineData/mimeType", "\"application/pdf\""));
        assertDrift(refusalOf(connection()), Acceptance.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"candidates\":[]}", "{\"candidates\":[{}]}", "{\"usageMetadata\":{\"totalTokenCount\":9}}"})
    void anAnswerThatSaysNeitherLeavesItInDoubt(String body) {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.takeBut(Answer.json(200, body)));
        assertDrift(refusalOf(connection()), Acceptance.IN_DOUBT);
    }

    @Test
    void repeatsWhatTheModelSaysInsteadOfAPicture() {
        simulator.stage(Stage.EMPTY);
        assertThat(refusalOf(connection())).hasMessageEndingWith("It says: “What should the harbour look like?”");
        simulator.fail("FINISH IMAGE_SAFETY");
        assertThat(refusalOf(connection())).hasMessageContaining("refused this for its content");
        simulator.fail("PROMPT BLOCKLIST");
        assertThat(refusalOf(connection())).hasMessageEndingWith("It says: “BLOCKLIST”");
    }

    @ParameterizedTest
    @CsvSource({"nano-banana, ONE_K, 0.0387", "nano-banana-2, ONE_K, 0.0672", "nano-banana-pro, ONE_K, 0.1344"})
    void saysWhatThePicturesTokensCost(String model, ResolutionTier tier, BigDecimal usd) {
        assertThat(chargeOf(model, tier)).contains(usd);
    }

    @ParameterizedTest
    @CsvSource({
        "nano-banana, ONE_K, 0.0387",
        "nano-banana-2, HALF_K, 0.04482",
        "nano-banana-2, ONE_K, 0.0672",
        "nano-banana-2, TWO_K, 0.1008",
        "nano-banana-2, FOUR_K, 0.1512",
        "nano-banana-pro, TWO_K, 0.1344",
        "nano-banana-pro, FOUR_K, 0.24"
    })
    void saysWhatThePictureCostsByItsTierWhereTheTokensAreNotSaid(String model, ResolutionTier tier, BigDecimal usd) {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.without("/usageMetadata/candidatesTokensDetails"));
        assertThat(chargeOf(model, tier)).contains(usd);
        for (var odd : List.of("-5", "9999999999", "\"many\"")) {
            simulator.misbehave(
                    Call.SUBMIT, Misbehaviour.with("/usageMetadata/candidatesTokensDetails/0/tokenCount", odd));
            assertThat(chargeOf(model, tier)).as(odd).contains(usd);
        }
    }

    @Test
    void doesNotGuessWhatItCostsWhereNothingIsSaidOfUse() {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.without("/usageMetadata"));
        assertThat(chargeOf("nano-banana", ResolutionTier.ONE_K)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"27s, PT27S", "27.53s, PT28S", "0s, PT0S", "999999s, PT24H"})
    void waitsAsLongAsTheDetailsSay(String delay, Duration wait) {
        simulator.misbehave(
                Call.SUBMIT, Misbehaviour.instead(GeminiCases.busy(delay).with("Retry-After", "7")));
        assertThat(refusalOf(connection()).retryAfter()).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-3s", "27", ""})
    void waitsAsLongAsTheHeadSaysWhereTheDetailsDoNot(String delay) {
        simulator.misbehave(
                Call.SUBMIT, Misbehaviour.instead(GeminiCases.busy(delay).with("Retry-After", "7")));
        assertThat(refusalOf(connection()).retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void hasNothingThatCouldBeAskedFor() {
        assertRefused(check(new Handle("r_1")), FailureKind.NO_IMAGE);
        assertThat(simulator.seen()).isEmpty();
    }

    @Test
    void offers512AndTheNarrowRatiosOfNanoBanana2Only() {
        for (var can : provider.capabilities()) {
            boolean second = can.model().value().equals("nano-banana-2");
            assertThat(can.tiers().contains(ResolutionTier.HALF_K)).isEqualTo(second);
            assertThat(can.aspectRatios()).hasSize(second ? 14 : 10);
        }
        assertThat(provider.capabilities().stream()
                        .filter(can -> can.model().value().equals("nano-banana"))
                        .mapToInt(can -> can.references().most())
                        .max())
                .hasValue(3);
    }

    private Optional<BigDecimal> chargeOf(String model, ResolutionTier tier) {
        var done = (Progress.Delivered) make(request(model, tier));
        return done.charge().map(charge -> {
            assertThat(charge.unit()).isEqualTo("USD");
            return charge.amount();
        });
    }

    private static ImageRequest request(String model, ResolutionTier tier) {
        return Requests.of(new ModelId(model), AspectRatio.SQUARE, tier, "A harbour", List.of());
    }
}
