package app.plantain.web.api.openai;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.OnH2;
import app.plantain.web.account.ApiKeys;
import app.plantain.web.testing.TestPrices;
import app.plantain.web.testing.WebTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnH2
@Import(TestPrices.class)
class QuotesTests extends WebTest {

    private static final Credits CREDITS = Credits.of(100);
    private static final String BOUNDARY = "a-boundary";

    @Autowired
    ApiKeys keys;

    @Autowired
    Ledger ledger;

    @Autowired
    TestPrices prices;

    @Autowired
    JdbcTemplate jdbc;

    Member member;
    String key;

    @BeforeEach
    void aClient() {
        jdbc.update(
                "update vendor_connection set version = version + 1, settings = '{\"latency\":\"0ms\"}' where vendor = 'sandbox'");
        member = people.owner();
        ledger.grant(member.team(), CREDITS, "For tests", null, "test-" + member.team());
        key = keys.make(member, "Test").secret();
    }

    @Test
    void aQuoteSaysThePriceOfOneAndOfAll() {
        prices.set(member.team(), "2K", Credits.parse("10.50"));

        var quote = quote("{'model': 'nano-banana-2', 'resolution': '2K', 'n': 3}");

        assertThat(quote.get("object").stringValue()).isEqualTo("quote");
        assertThat(quote.get("model").stringValue()).isEqualTo("nano-banana-2");
        assertThat(quote.get("resolution").stringValue()).isEqualTo("2K");
        assertThat(quote.get("credits_per_image").stringValue()).isEqualTo("10.50");
        assertThat(quote.get("total").stringValue()).isEqualTo("31.50");
        assertThat(quote.get("expires_at").longValue() - quote.get("created").longValue())
                .isEqualTo(600);
    }

    @Test
    void aSizeOfOpenAiIsQuotedToo() {
        assertThat(quote("{'model': 'nano-banana-2', 'size': '1536x1024'}")
                        .get("credits_per_image")
                        .stringValue())
                .isEqualTo("7");
    }

    @Test
    void whatWasQuotedIsCharged() {
        prices.set(member.team(), "1K", Credits.of(5));
        var id = quote("{'model': 'nano-banana-2', 'n': 2}").get("id").stringValue();
        clock.advance(Duration.ofSeconds(1));
        prices.set(member.team(), "1K", Credits.of(50));

        var answer = post(
                "/v1/images/generations",
                "{'model': 'nano-banana-2', 'prompt': 'A lighthouse', 'n': 2, 'quote': '%s'}".formatted(id));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "X-Plantain-Cost")).isEqualTo("10");
        assertThat(balance().available()).isEqualTo(Credits.of(90));
    }

    @Test
    void anEditIsPaidByItsQuote() {
        prices.set(member.team(), "1K", Credits.of(5));
        var id = quote("{'model': 'nano-banana-2', 'references': 1}").get("id").stringValue();
        clock.advance(Duration.ofSeconds(1));
        prices.set(member.team(), "1K", Credits.of(50));

        var refused = edit(quote("{'model': 'nano-banana-2'}").get("id").stringValue());
        var answer = edit(id);

        assertThat(refused.body()).contains("with 0 references").contains("\"param\":\"quote\"");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "X-Plantain-Cost")).isEqualTo("5");
    }

    @Test
    void anExpiredQuoteIsRefusedAndHoldsNothing() {
        var id = quote("{'model': 'nano-banana-2'}").get("id").stringValue();
        clock.advance(Duration.ofMinutes(11));

        var answer = post(
                "/v1/images/generations",
                "{'model': 'nano-banana-2', 'prompt': 'A lighthouse', 'quote': '%s'}".formatted(id));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("has expired").contains("\"param\":\"quote\"");
        assertThat(balance()).isEqualTo(new Balance(CREDITS, Credits.ZERO));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'model': 'no-such-model'}                              | model",
                "{'model': 'nano-banana-2', 'n': 0}                      | n",
                "{'model': 'nano-banana-2', 'references': -1}            | references",
                "{'model': 'nano-banana-2', 'references': 99}            | references",
                "{'model': 'nano-banana-2', 'references': 'many'}        | references",
                "{'model': 'nano-banana', 'resolution': '4K'}            | resolution",
                "{'model': 'nano-banana-2', 'quality': 'high'}           | quality",
                "{'model': 'nano-banana-2', 'quote': 'nonsense'}         | quote"
            })
    void whatCannotBeQuotedNamesItsField(String body, String param) {
        var answer = post("/v1/quotes", body);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).contains("\"param\":\"%s\"".formatted(param));
    }

    @Test
    void withoutAKeyNothingIsQuoted() {
        var answer = send(HttpRequest.newBuilder(at("/v1/quotes"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private JsonNode quote(String body) {
        var answer = post("/v1/quotes", body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private HttpResponse<String> edit(String quote) {
        var fields = new StringBuilder();
        field(fields, "model", "nano-banana-2");
        field(fields, "prompt", "The same at night");
        field(fields, "quote", quote);
        fields.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"image\";");
        fields.append(" filename=\"leaf.png\"\r\nContent-Type: image/png\r\n\r\n");
        var end = "\r\n--" + BOUNDARY + "--\r\n";
        return send(HttpRequest.newBuilder(at("/v1/images/edits"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(fields.toString()),
                        BodyPublishers.ofByteArray(pictures.png(40, 40)),
                        BodyPublishers.ofString(end))));
    }

    private static void field(StringBuilder form, String name, String value) {
        form.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
        form.append(name).append("\"\r\n\r\n").append(value).append("\r\n");
    }

    private Balance balance() {
        return ledger.balance(member.team());
    }
}
