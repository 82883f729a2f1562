package app.plantain.web.api.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.ScriptedProvider;
import app.plantain.web.account.ApiKeys;
import app.plantain.web.testing.WebTest;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.errors.BadRequestException;
import com.openai.models.images.ImageEditParams;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Input images in OpenAI's dialect, from its own client. */
@OnH2
class EditsTests extends WebTest {

    private static final Credits CREDITS = Credits.of(500);

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
        jdbc.update(
                "update vendor_connection set version = version + 1, settings = '{\"latency\":\"0ms\"}' where vendor = 'sandbox'");
        member = people.owner();
        ledger.grant(member.team(), CREDITS, "For tests", null, "test-" + member.team());
        key = keys.make(member, "Test").secret();
        client = OpenAIOkHttpClient.builder()
                .baseUrl(at("/v1").toString())
                .apiKey(key)
                .timeout(Duration.ofMinutes(2))
                .build();
    }

    @Test
    void anImageIsMadeFromAnother() {
        var response = client.images()
                .edit(wanted(picture(40)).size(ImageEditParams.Size._1024X1024).build());

        assertThat(response.data().orElseThrow())
                .singleElement()
                .satisfies(image -> assertThat(image.url()).isPresent());
        assertThat(references()).containsExactly("leaf.png");
    }

    @Test
    void severalImagesKeepTheirOrder() {
        var several = MultipartField.<ImageEditParams.Image>builder()
                .value(ImageEditParams.Image.ofInputStreams(List.of(picture(40), picture(41), picture(42))))
                .filename("several.png")
                .contentType("image/png")
                .build();

        client.images()
                .edit(ImageEditParams.builder()
                        .image(several)
                        .model("nano-banana-2")
                        .prompt("Lay them side by side")
                        .build());

        assertThat(jdbc.queryForList(
                        "select b.width from batch_reference r"
                                + " join reference_image i on i.id = r.reference_id join blob b on b.sha256 = i.sha256"
                                + " where i.team_id = ? order by r.position",
                        Integer.class,
                        member.team().value()))
                .containsExactly(40, 41, 42);
    }

    @Test
    void aTextThatIsCalledAPictureIsRefusedAndCostsNothing() {
        var refusal = catchThrowableOfType(
                BadRequestException.class,
                () -> client.images()
                        .edit(wanted(new ByteArrayInputStream("no picture".getBytes(UTF_8)))
                                .build()));

        assertThat(refusal.param()).contains("image");
        assertThat(ledger.balance(member.team()).available()).isEqualTo(CREDITS);
    }

    @Test
    void moreImagesThanTheModelTakesAreRefusedBeforeOneIsKept() {
        var form = new StringBuilder(field("prompt", "All of them") + field("model", "nano-banana"));
        for (var image = 0; image < 40; image++) {
            form.append(file("image[]", "no picture"));
        }

        var answer = post(form.toString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("takes at most");
        assertThat(references()).isEmpty();
    }

    @Test
    void aMaskIsRefused() {
        var answer = post(field("prompt", "A hat") + file("image", "x") + file("mask", "x"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"param\":\"mask\"", "unsupported_parameter");
    }

    @Test
    void aFormWithoutAnImageSaysWhatIsMissing() {
        var answer = post(field("prompt", "A hat"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("'image' is missing");
    }

    @Test
    void aNumberThatIsNoneIsRefusedByItsName() {
        var answer = post(field("prompt", "A hat") + field("n", "two") + file("image", "x"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"param\":\"n\"", "whole number");
    }

    @Test
    void jsonIsAnsweredWithWhatToSend() {
        var answer = send(request("application/json", "{}"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("multipart/form-data");
    }

    @Test
    void anImageOfMoreThanTenMegabytesIsRefused() {
        var answer = post(field("prompt", "A hat") + file("image", "x".repeat(12_000_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("request_too_large", "10 MB");
    }

    private static ImageEditParams.Builder wanted(InputStream image) {
        var field = MultipartField.<ImageEditParams.Image>builder()
                .value(ImageEditParams.Image.ofInputStream(image))
                .filename("leaf.png")
                .contentType("image/png")
                .build();
        return ImageEditParams.builder().image(field).model("nano-banana-2").prompt("Make it autumn");
    }

    private static InputStream picture(int width) {
        return new ByteArrayInputStream(ScriptedProvider.picture(width, 30).bytes());
    }

    private List<@Nullable String> references() {
        return jdbc.queryForList(
                "select file_name from reference_image where team_id = ?",
                String.class,
                member.team().value());
    }

    private HttpResponse<String> post(String form) {
        return send(request("multipart/form-data; boundary=-b-", form + "---b---\r\n"));
    }

    private HttpRequest.Builder request(String contentType, String body) {
        return HttpRequest.newBuilder(at("/v1/images/edits"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
    }

    private static String field(String name, String value) {
        return part("name=\"%s\"".formatted(name), value);
    }

    private static String file(String name, String content) {
        return part("name=\"%s\"; filename=\"leaf.png\"".formatted(name), content);
    }

    private static String part(String disposition, String content) {
        return "---b-\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n".formatted(disposition, content);
    }
}
