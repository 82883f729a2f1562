package app.plantain.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.NativeSizes;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.OpenAiContractTests;
import app.plantain.providers.contract.Requests;
import app.plantain.providers.contract.VendorSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenaiProviderTests extends OpenAiContractTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    OpenaiProviderTests() {
        super(new OpenaiSimulator());
    }

    @Override
    protected ImageProvider provider(VendorHttp http, Clock time) {
        return new OpenaiProvider(http);
    }

    @Override
    protected JsonNode body(ImageRequest request) {
        var size = NativeSizes.of(request.model(), request.aspectRatio(), request.tier())
                .orElseThrow();
        var body = JSON.createObjectNode()
                .put("model", request.model().value())
                .put("prompt", request.prompt())
                .put("size", size.width() + "x" + size.height());
        for (int i = 0; i < request.references().size(); i++) {
            var image = request.references().get(i).image();
            body.withArray("image[]")
                    .addObject()
                    .put("name", "reference-%d.png".formatted(i + 1))
                    .put("type", "image/png")
                    .put("base64", Base64.getEncoder().encodeToString(image.bytes()));
        }
        return body;
    }

    @Override
    protected String formatMade() {
        return openai().format();
    }

    @Override
    protected Map<String, FailureKind> failures() {
        return Map.of("Your request was rejected", FailureKind.CONTENT_BLOCKED, "", FailureKind.CONTENT_BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({
        "nano-banana, 16:9, 1K, 1344x768",
        "nano-banana-2, 16:9, 2K, 2752x1536",
        "nano-banana-2, 1:1, 512, 512x512",
        "nano-banana-pro, 21:9, 4K, 6336x2688"
    })
    void saysTheFormatInPixels(String model, String ratio, String tier, String size) {
        assertDelivered(make(of(model, ratio, tier)));
        assertThat(sent("size")).isEqualTo(size);
    }

    @Override
    protected String words(ResolutionTier tier) {
        var edge = tier == ResolutionTier.TWO_K ? 2048 : 4096;
        return "\"%dx%d\"".formatted(edge, edge);
    }

    @Test
    void sendsReferencesAsAForm() {
        var request = Requests.of(
                new ModelId("nano-banana-2"),
                AspectRatio.SQUARE,
                ResolutionTier.ONE_K,
                "Größer, „bitte“ 🍌\nund --heller",
                List.of(
                        new ImageFile("image/jpeg", VendorSimulator.picture()),
                        new ImageFile("image/webp", "\r\n--x\r\n\r\n".getBytes(StandardCharsets.UTF_8))));
        assertDelivered(make(request));
        var seen = simulator.seen(Call.SUBMIT).getFirst();
        assertThat(seen.path()).isEqualTo("/v1/images/edits");
        assertThat(seen.header("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(sent("prompt")).isEqualTo(request.prompt());
        assertThat(seen.body().at("/image[]/0/name").asString("")).isEqualTo("reference-1.jpeg");
        assertThat(seen.body().at("/image[]/1/type").asString("")).isEqualTo("image/webp");
        assertThat(seen.body().at("/image[]/1/base64").asString("")).isEqualTo("DQotLXgNCg0K");
    }

    @Test
    void callsAModelAsTheVendorDoes() {
        var connection = named("nano-banana-2 = gpt-image-2, nano-banana=gpt-image-1.5");
        make(connection, of("nano-banana-2", "16:9", "1K"));
        assertThat(sent("model")).isEqualTo("gpt-image-2");
        assertThat(sent("size")).isEqualTo("1376x768");
        make(connection, of("nano-banana-pro", "16:9", "1K"));
        assertThat(sent("model")).isEqualTo("nano-banana-pro");
    }

    @Test
    void aModelOfOpenAiAnswersWithThePictureAndIsAskedForNothingElse() {
        var request = of("nano-banana-2", "1:1", "1K");
        assertThat(provider.submit(named("nano-banana-2=gpt-image-1.5"), request))
                .asInstanceOf(type(Submission.Delivered.class))
                .satisfies(done -> assertThat(done.image().bytes()).isEqualTo(VendorSimulator.picture()))
                .satisfies(done -> assertThat(done.charge()).isEmpty());
        assertThat(simulator.seen(Call.SUBMIT).getFirst().body().propertyNames())
                .containsExactlyInAnyOrder("model", "prompt", "size");
    }

    @ParameterizedTest
    @CsvSource({"1:1, 1024x1024", "3:2, 1536x1024", "2:3, 1024x1536"})
    void someModelsOfOpenAiHaveThreeSizes(String ratio, String size) {
        assertDelivered(make(named("nano-banana-2=gpt-image-1.5"), of("nano-banana-2", ratio, "1K")));
        assertThat(sent("size")).isEqualTo(size);
        assertThat(openai().format()).isEqualTo(ratio + " in 1K");
    }

    @ParameterizedTest
    @CsvSource({
        "16:9, 1K, gpt-image-1.5",
        "1:1, 2K, gpt-image-1",
        "4:3, 1K, openai/gpt-image-1-mini",
        "16:9, 1K, chatgpt-image-latest"
    })
    void asksForNoOtherSizeOfThem(String ratio, String tier, String name) {
        var connection = named("nano-banana-2=" + name);
        assertFailure(
                refusalOf(connection, of("nano-banana-2", ratio, tier)),
                FailureKind.INVALID_REQUEST,
                Acceptance.NOT_ACCEPTED);
        assertThat(simulator.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nano-banana",
                "nano-banana=",
                "=x",
                "dall-e-3=x",
                "nano-banana=a,",
                "nano-banana=a b",
                "nano-banana=a,nano-banana=b"
            })
    void saysWhereTheNamesOfModelsAreWrong(String setting) {
        var refusal = refusalOf(named(setting));
        assertFailure(refusal, FailureKind.AUTHENTICATION, Acceptance.NOT_ACCEPTED);
        assertThat(refusal).hasMessageContaining("model names");
        assertThat(simulator.seen()).isEmpty();
    }

    @Test
    void anEndpointWithoutEditsTookNothing() {
        var connection = connection(Map.of("base-url", simulator.address() + "/other"));
        var edit = Requests.of(
                new ModelId("nano-banana"),
                AspectRatio.SQUARE,
                ResolutionTier.ONE_K,
                "A banana",
                List.of(new ImageFile("image/png", VendorSimulator.picture())));
        assertFailure(refusalOf(connection, edit), FailureKind.INVALID_REQUEST, Acceptance.NOT_ACCEPTED);
    }

    private ProviderConnection named(String names) {
        return connection(Map.of("model-names", names));
    }

    private OpenaiSimulator openai() {
        return (OpenaiSimulator) simulator;
    }

    private static ImageRequest of(String model, String ratio, String tier) {
        return Requests.of(
                new ModelId(model), AspectRatio.parse(ratio), ResolutionTier.parse(tier), "A banana", List.of());
    }
}
