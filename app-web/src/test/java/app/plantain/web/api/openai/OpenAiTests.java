package app.plantain.web.api.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import app.plantain.web.account.ApiKeys;
import app.plantain.web.testing.WebTest;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.images.Image;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImagesResponse;
import com.openai.models.models.Model;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class OpenAiTests {

    @Nested
    @OnH2
    class InH2 extends Rules {}

    @Nested
    @OnPostgres
    class InPostgres extends Rules {}

    abstract static class Rules extends WebTest {

        private static final int CREDITS = 500;

        @Autowired
        ApiKeys keys;

        @Autowired
        Ledger ledger;

        @Autowired
        JdbcTemplate jdbc;

        Member member;
        String key;
        OpenAIClient client;

        @BeforeEach
        void aClient() {
            behave("{\"latency\":\"0ms\"}");
            member = people.owner();
            ledger.grant(member.team(), Credits.of(CREDITS), "For tests", null, "test-" + member.team());
            key = keys.make(member, "Test").secret();
            client = client(key);
        }

        OpenAIClient client(String apiKey) {
            return OpenAIOkHttpClient.builder()
                    .baseUrl(at("/v1").toString())
                    .apiKey(apiKey)
                    .timeout(Duration.ofMinutes(2))
                    .build();
        }

        /** Sets how the sandbox behaves. */
        void behave(String settings) {
            jdbc.update(
                    "update vendor_connection set version = version + 1, settings = ? where vendor = 'sandbox'",
                    settings);
        }

        static ImageGenerateParams.Builder wanted() {
            return ImageGenerateParams.builder().model("nano-banana-2").prompt("A lighthouse in fog");
        }

        ImagesResponse generate(ImageGenerateParams.Builder wanted) {
            return client.images().generate(wanted.build());
        }

        static Image only(ImagesResponse response) {
            return response.data().orElseThrow().getFirst();
        }

        HttpResponse<String> post(String body) {
            return send(HttpRequest.newBuilder(at("/v1/images/generations"))
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
        }

        HttpResponse<byte[]> open(String url) {
            return send(HttpRequest.newBuilder(URI.create(url)), BodyHandlers.ofByteArray());
        }

        static BufferedImage decoded(byte[] bytes) throws IOException {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        }

        Credits available() {
            return ledger.balance(member.team()).available();
        }

        @Test
        void theClientGetsAnAddressThatOpensThePicture() throws IOException {
            var response = generate(wanted().size("512x512"));

            var url = only(response).url().orElseThrow();
            var picture = open(url);
            assertThat(url).startsWith("http://localhost:" + port + "/media/signed/");
            assertThat(picture.statusCode()).isEqualTo(200);
            assertThat(header(picture, "Content-Type")).isEqualTo("image/png");
            assertThat(decoded(picture.body()).getWidth()).isEqualTo(512);
            assertThat(response.created()).isPositive();
        }

        @Test
        void theClientGetsTheSameBytesInline() {
            var response = generate(wanted().size("512x512")
                    .n(2)
                    .putAdditionalBodyProperty("response_format", JsonValue.from("b64_json")));

            var images = response.data().orElseThrow();
            assertThat(images).hasSize(2).allSatisfy(image -> {
                var bytes = Base64.getDecoder().decode(image.b64Json().orElseThrow());
                assertThat(decoded(bytes).getWidth()).isEqualTo(512);
                assertThat(image.url()).isEmpty();
            });
            assertThat(images.get(0).b64Json()).isNotEqualTo(images.get(1).b64Json());
        }

        @Test
        void theHeadersNameBatchAndCost() {
            var response = post("{\"prompt\":\"A pear\",\"model\":\"nano-banana-2\",\"size\":\"512x512\",\"n\":2}");

            var cost = Credits.parse(header(response, "X-Plantain-Cost"));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "X-Plantain-Batch")).hasSize(36);
            assertThat(header(response, "X-Request-Id")).startsWith("req_");
            assertThat(response.headers().firstValue("X-Plantain-Failed")).isEmpty();
            assertThat(cost).isGreaterThan(Credits.ZERO);
            assertThat(available()).isEqualTo(Credits.of(CREDITS).minus(cost));
            assertThat(response.body()).contains("\"size\":\"512x512\"", "\"output_format\":\"png\"");
        }

        @Test
        void thePictureLiesInTheGalleryAsFromTheApi() {
            generate(wanted().size("512x512"));

            assertThat(jdbc.queryForList(
                            "select source from batch where team_id = ?",
                            String.class,
                            member.team().value()))
                    .containsExactly("API");
        }

        @ParameterizedTest
        @CsvSource({
            "1024x1024, 1:1, 1K",
            "1536x1024, 3:2, 1K",
            "1024x1536, 2:3, 1K",
            "1792x1024, 16:9, 1K",
            "1024x1792, 9:16, 1K",
            "256x256, 1:1, 512",
            "512x512, 1:1, 512",
            "2048x2048, 1:1, 2K",
            "1376x768, 16:9, 1K",
            "21:9, 21:9, 1K",
            "2K, 1:1, 2K",
            "16:9@512, 16:9, 512",
            "AUTO, 1:1, 1K"
        })
        void aSizeMeansARatioAndATier(String size, String ratio, String tier) {
            generate(wanted().size(size));

            assertThat(jdbc.queryForMap(
                            "select aspect_ratio, tier from batch where team_id = ?",
                            member.team().value()))
                    .containsEntry("aspect_ratio", ratio)
                    .containsEntry("tier", tier);
        }

        @Test
        void ourOwnFieldsSayItToo() {
            generate(wanted().putAdditionalBodyProperty("aspect_ratio", JsonValue.from("4:5"))
                    .putAdditionalBodyProperty("resolution", JsonValue.from("512")));

            assertThat(jdbc.queryForMap(
                            "select aspect_ratio, tier from batch where team_id = ?",
                            member.team().value()))
                    .containsEntry("aspect_ratio", "4:5")
                    .containsEntry("tier", "512");
        }

        @Test
        void whatAsksForNothingSpecialIsTaken() {
            var response = post("""
                    {"prompt":"A pear","model":"sandbox/nano-banana-2","size":"512x512","quality":"auto","style":null,
                     "user":"someone","background":"opaque","moderation":"auto","output_format":"png","stream":false,
                     "partial_images":0,"something_new":{"a":[1]}}""");

            assertThat(response.statusCode()).isEqualTo(200);
        }

        @Test
        void withoutAModelTheFirstOfTheListIsTaken() {
            assertThat(post("{\"prompt\":\"A pear\"}").statusCode()).isEqualTo(200);
            assertThat(jdbc.queryForList(
                            "select model from batch where team_id = ?",
                            String.class,
                            member.team().value()))
                    .containsExactly("nano-banana");
        }

        @Test
        void theModelsAreListed() {
            assertThat(client.models().list().data())
                    .extracting(Model::id)
                    .containsExactly(
                            "nano-banana",
                            "sandbox/nano-banana",
                            "nano-banana-2",
                            "sandbox/nano-banana-2",
                            "nano-banana-pro",
                            "sandbox/nano-banana-pro");
            assertThat(client.models().retrieve("nano-banana-pro").ownedBy()).isEqualTo("plantain");
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.models().retrieve("gpt-image-1"))
                    .satisfies(failure -> assertThat(failure.code()).contains("model_not_found"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"dall-e-3", "nowhere/nano-banana-2", "sandbox/dall-e-3", "a/b/c", "NANO", "\u0000"})
        void aModelThatIsNotThereIsNotFound(String model) {
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> generate(wanted().model(model)))
                    .satisfies(failure -> {
                        assertThat(failure.code()).contains("model_not_found");
                        assertThat(failure.param()).contains("model");
                    });
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "prompt          | {}",
                    "prompt          | {'prompt':null}",
                    "prompt          | {'prompt':'  '}",
                    "prompt          | {'prompt':7}",
                    "prompt          | {'prompt':'\\u0000'}",
                    "prompt          | {'prompt':'\\ud83d'}",
                    "model           | {'prompt':'x','model':['nano-banana']}",
                    "n               | {'prompt':'x','n':0}",
                    "n               | {'prompt':'x','n':11}",
                    "n               | {'prompt':'x','n':1.5}",
                    "n               | {'prompt':'x','n':'2'}",
                    "n               | {'prompt':'x','n':99999999999}",
                    "size            | {'prompt':'x','size':'800x600'}",
                    "size            | {'prompt':'x','size':'1:1:1'}",
                    "size            | {'prompt':'x','size':'@2K'}",
                    "size            | {'prompt':'x','size':''}",
                    "size            | {'prompt':'x','size':'99999999999999999999x1'}",
                    "size            | {'prompt':'x','size':'4K','model':'nano-banana'}",
                    "size            | {'prompt':'x','size':'8:1','model':'nano-banana'}",
                    "size            | {'prompt':'x','size':1024}",
                    "aspect_ratio    | {'prompt':'x','aspect_ratio':'wide'}",
                    "aspect_ratio    | {'prompt':'x','aspect_ratio':'7:5'}",
                    "aspect_ratio    | {'prompt':'x','aspect_ratio':'16:9','size':'1024x1024'}",
                    "resolution      | {'prompt':'x','resolution':'8K'}",
                    "resolution      | {'prompt':'x','resolution':'4K','model':'nano-banana'}",
                    "resolution      | {'prompt':'x','resolution':'2K','size':'1024x1024'}",
                    "response_format | {'prompt':'x','response_format':'png'}",
                    "response_format | {'prompt':'x','response_format':true}",
                    "quality         | {'prompt':'x','quality':'hd'}",
                    "style           | {'prompt':'x','style':'vivid'}",
                    "background      | {'prompt':'x','background':'transparent'}",
                    "moderation      | {'prompt':'x','moderation':'low'}",
                    "output_format   | {'prompt':'x','output_format':'webp'}",
                    "output_compression | {'prompt':'x','output_compression':50}",
                    "image           | {'prompt':'x','image':'https://example.org/a.png'}",
                    "partial_images  | {'prompt':'x','partial_images':2}",
                    "stream          | {'prompt':'x','stream':true}",
                    "stream          | {'prompt':'x','stream':'true'}"
                })
        void whatIsWrongIsNamedAndCostsNothing(String param, String body) {
            var response = post(body.replace('\'', '"'));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body())
                    .contains("\"type\":\"invalid_request_error\"", "\"param\":\"" + param + "\"")
                    .doesNotContain("Exception");
            assertThat(available()).isEqualTo(Credits.of(CREDITS));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", "{\"prompt\":\"x\"} {}", "{'prompt':'x'}"})
        void whatIsNoJsonObjectIsRefused(String body) {
            var response = post(body);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("\"code\":\"invalid_json\"", "\"param\":null");
        }

        @Test
        void nestedJsonIsBounded() {
            assertThat(post("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void aBodyOfMoreThanAMegabyteIsRefused() {
            var response = post("{\"prompt\":\"" + "x".repeat(1024 * 1024) + "\"}");

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("\"code\":\"request_too_large\"");
        }

        @Test
        void aPromptThatIsTooLongIsNamed() {
            assertThatExceptionOfType(BadRequestException.class)
                    .isThrownBy(() -> generate(wanted().prompt("x".repeat(8001))))
                    .withMessageContaining("8,001")
                    .satisfies(failure -> assertThat(failure.param()).contains("prompt"));
        }

        @Test
        void tooFewCreditsAreAnEmptyQuota() {
            var poor = people.owner();
            var theirs = client(keys.make(poor, "Test").secret());

            var failure = catchThrowableOfType(
                    RateLimitException.class, () -> theirs.images().generate(wanted().build()));

            assertThat(failure.code()).contains("insufficient_quota");
            assertThat(failure.headers().values("x-should-retry")).containsExactly("false");
        }

        @Test
        void withoutAKeyThereIsNothing() {
            assertThatExceptionOfType(UnauthorizedException.class)
                    .isThrownBy(() -> client("pl_" + "0".repeat(40)).models().list());
            assertThat(get("/v1/models").statusCode()).isEqualTo(401);
            assertThat(header(get("/v1/models"), "X-Request-Id")).startsWith("req_");
        }

        @Test
        void whatIsBlockedIsSaidSo() {
            behave("{\"latency\":\"0ms\",\"failure-rate\":\"100\",\"failure-kind\":\"content-blocked\"}");

            assertThatExceptionOfType(BadRequestException.class)
                    .isThrownBy(() -> generate(wanted()))
                    .satisfies(failure -> assertThat(failure.code()).contains("moderation_blocked"));
            assertThat(available()).isEqualTo(Credits.of(CREDITS));
        }

        @Test
        void aVendorThatBrokeIsNotTriedAgainByTheClient() {
            behave("{\"latency\":\"0ms\",\"failure-rate\":\"100\",\"failure-kind\":\"no-image\"}");

            var failure = catchThrowableOfType(OpenAIServiceException.class, () -> generate(wanted()));

            assertThat(failure.statusCode()).isEqualTo(502);
            assertThat(failure.type()).contains("api_error");
            assertThat(jdbc.queryForObject(
                            "select count(*) from batch where team_id = ?",
                            Integer.class,
                            member.team().value()))
                    .isEqualTo(1);
        }

        @Test
        void anAddressThatNoServerLetsThroughIsRefusedInTheEnvelope() {
            var response = get(at("/v1/models/sandbox%2Fnano-banana"), "Authorization", "Bearer " + key);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(header(response, "Content-Type")).startsWith("application/json");
            assertThat(response.body()).contains("\"error\":{\"message\":", "invalid_request");
        }

        @Test
        void aPinnedModelIsFoundByItsName() {
            var response = get(at("/v1/models/sandbox/nano-banana"), "Authorization", "Bearer " + key);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("\"id\":\"sandbox/nano-banana\"", "\"owned_by\":\"sandbox\"");
        }

        @Test
        void whatElseIsAskedForIsUnknown() {
            var response = get(at("/v1/chat/completions"), "Authorization", "Bearer " + key);

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body()).contains("\"code\":\"unknown_url\"", "GET /v1/chat/completions");
            assertThat(get(at("/v1/images/generations"), "Authorization", "Bearer " + key)
                            .statusCode())
                    .isEqualTo(404);
        }

        @Test
        void whatTheFirewallRefusesIsInTheEnvelopeToo() {
            var response = get(at("/v1/models/a;b=c"), "Authorization", "Bearer " + key);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("\"error\":{\"message\"");
        }

        @Test
        void aSignedAddressOpensOneImageOnlyAndEnds() {
            var url = only(generate(wanted().size("512x512"))).url().orElseThrow();
            var stranger = people.owner();
            var theirs = pictures.add(stranger, "Not yours");

            assertThat(open(url + "0").statusCode()).isEqualTo(403);
            assertThat(open(url.replaceFirst("signature=.*", "")).statusCode()).isEqualTo(403);
            assertThat(open(url.replaceFirst("expires=1", "expires=2")).statusCode())
                    .isEqualTo(403);
            assertThat(open(url.replaceFirst("expires=\\d+", "expires=never")).statusCode())
                    .isEqualTo(403);
            assertThat(open(url.replaceFirst("assets/[^/]+", "assets/" + theirs))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(open(url.replaceFirst("teams/[^/]+", "teams/" + stranger.team()))
                            .statusCode())
                    .isEqualTo(403);

            clock.advance(Duration.ofHours(23));
            var late = open(url);
            assertThat(late.statusCode()).isEqualTo(200);
            assertThat(header(late, "Cache-Control")).startsWith("max-age=3").contains("private");

            clock.advance(Duration.ofHours(1).plusSeconds(1));
            assertThat(open(url).statusCode()).isEqualTo(403);
        }

        @Test
        void someOfABatchMayFail() {
            behave("{\"latency\":\"0ms\",\"failure-rate\":\"60\",\"failure-kind\":\"content-blocked\"}");

            // Chance decides which fail: one batch in some hundred has no mixture, five in a row have none never.
            var mixed = Stream.generate(this::ofTen)
                    .limit(5)
                    .filter(response -> made(response) > 0 && made(response) < 10)
                    .findFirst()
                    .orElseThrow();

            assertThat(mixed.statusCode()).isEqualTo(200);
            assertThat(header(mixed, "X-Plantain-Failed")).isEqualTo(Long.toString(10 - made(mixed)));
        }

        private HttpResponse<String> ofTen() {
            return post("{\"prompt\":\"A pear\",\"model\":\"nano-banana-2\",\"size\":\"512\",\"n\":10}");
        }

        private static long made(HttpResponse<String> response) {
            return Pattern.compile("\"url\"").matcher(response.body()).results().count();
        }
    }
}
