package app.plantain.providers.qhaigc;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.OpenAiContractTests;
import app.plantain.providers.contract.Refusal;
import app.plantain.providers.contract.Requests;
import app.plantain.providers.contract.VendorSimulator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QhaigcProviderTests extends OpenAiContractTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    QhaigcProviderTests() {
        super(new QhaigcSimulator());
    }

    @Override
    protected ImageProvider provider(VendorHttp http, Clock time) {
        return new QhaigcProvider(http);
    }

    @Override
    protected JsonNode body(ImageRequest request) {
        var format = request.aspectRatio() + " " + request.tier();
        var size = switch (format) {
            case "1:1 1K" -> "1024x1024";
            case "9:16 1K" -> "1024x1792";
            case "16:9 1K" -> "1792x1024";
            default -> request.tier().label();
        };
        var body = JSON.createObjectNode()
                .put("model", request.model().value())
                .put("prompt", request.prompt())
                .put("size", size);
        boolean inPixels = size.contains("x");
        if (!request.references().isEmpty()) {
            var references = body.withObject("/extra_fields").putArray("reference_images");
            dataUris(request).forEach(references::add);
        }
        if (!inPixels) {
            body.withObject("/extra_fields")
                    .put("image_size", size)
                    .put("aspect_ratio", request.aspectRatio().toString());
        }
        return body;
    }

    @Override
    protected String formatMade() {
        return qhaigc().format();
    }

    @Override
    protected Stream<Refusal> refusals() {
        return Stream.concat(
                super.refusals(), Stream.of(200, 400, 403, 500, 503).flatMap(this::documented));
    }

    /** The page says neither with which status nor in which form the three come. */
    private Stream<Refusal> documented(int status) {
        return Map.of(
                        "no base64 image found in response", FailureKind.NO_IMAGE,
                        "failed to upload image: timeout", FailureKind.VENDOR_ERROR,
                        "Chat response contains no choices", FailureKind.CONTENT_BLOCKED)
                .entrySet()
                .stream()
                .flatMap(error -> Stream.of(
                        answer(
                                status,
                                "{'error':{'message':'%s (request id: 1)','type':'new_api_error','code':'bad_response'}}"
                                        .formatted(error.getKey()),
                                error.getValue(),
                                Acceptance.ACCEPTED),
                        answer(
                                status,
                                "{'message':'%s'}".formatted(error.getKey()),
                                error.getValue(),
                                Acceptance.ACCEPTED),
                        plain(status, error.getKey(), error.getValue(), Acceptance.ACCEPTED)));
    }

    @Override
    protected Map<String, FailureKind> failures() {
        return Map.of(
                "The engine broke", FailureKind.VENDOR_ERROR,
                "no base64 image found in response", FailureKind.NO_IMAGE,
                "", FailureKind.VENDOR_ERROR,
                "chat response contains no choices", FailureKind.CONTENT_BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({
        "1:1, 1K, 1024x1024",
        "16:9, 1K, 1792x1024",
        "4:3, 1K, 1K",
        "1:1, 512, 512",
        "16:9, 2K, 2K",
        "21:9, 4K, 4K"
    })
    void saysTheFormatSoThatNothingFallsBack(String ratio, String tier, String size) {
        make(of(ratio, tier));
        assertThat(sent("size")).isEqualTo(size);
        assertThat(qhaigc().format()).isEqualTo(ratio + " in " + tier);
    }

    @Test
    void showsAllReferencesToTheModel() {
        make(Requests.of(
                new ModelId("nano-banana-pro"),
                AspectRatio.parse("3:2"),
                ResolutionTier.FOUR_K,
                "All three",
                List.of(file(), file(), file())));
        assertThat(qhaigc().references()).isEqualTo(3);
        assertThat(qhaigc().format()).isEqualTo("3:2 in 4K");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.8, 0.8", "1.25, 1.25", "2, 2", "2.0, 2"})
    void takesATemperatureFromTheConnection(String setting, double temperature) {
        make(connection(Map.of("temperature", " " + setting)), of("1:1", "1K"));
        assertThat(qhaigc().temperature()).isEqualTo(temperature);
        assertThat(qhaigc().format()).isEqualTo("1:1 in 1K");
    }

    @Test
    void leavesTheTemperatureToTheVendorUnlessToldSo() {
        make(connection(Map.of("temperature", " ")), of("1:1", "1K"));
        assertThat(qhaigc().temperature()).isNull();
        assertThat(simulator.seen(Call.SUBMIT).getFirst().body().has("extra_fields"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hot", "-1", "2.1", "3", "1e0", "0,8", "."})
    void sendsNoTemperatureThatTheVendorWouldLeaveOut(String setting) {
        var connection = connection(Map.of("temperature", setting));
        assertFailure(refusalOf(connection), FailureKind.AUTHENTICATION, Acceptance.NOT_ACCEPTED);
        assertThat(refusalOf(connection)).hasMessageContaining("temperature");
        assertThat(simulator.seen()).isEmpty();
    }

    private QhaigcSimulator qhaigc() {
        return (QhaigcSimulator) simulator;
    }

    private static ImageRequest of(String ratio, String tier) {
        return Requests.of(
                new ModelId("nano-banana-2"),
                AspectRatio.parse(ratio),
                ResolutionTier.parse(tier),
                "A banana",
                List.of());
    }

    private static ImageFile file() {
        return new ImageFile("image/png", VendorSimulator.picture());
    }
}
