package app.plantain.core.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedactedSampleTests {

    @Test
    void tellsTheShapeAndNotTheContent() {
        assertThat(sample("""
                                {"status": "meditating", "id": "abc123", "amount": 0.04, "done": false, "url": null,
                                 "result": {"images": ["https://a/b?key=1", "https://a/c", "https://a/d"], "none": []}}
                                """))
                .isEqualTo("{status: meditating, id: text of 6, amount: number, done: false, url: null,"
                        + " result: {images: [text of 17, text of 11, …], none: []}}");
    }

    @Test
    void showsNoStatusThatMayBeASecret() {
        assertThat(sample("{\"status\":\"sk-4711\",\"code\":\"a b\",\"sk-47 11\":1}"))
                .isEqualTo("{status: text of 7, code: text of 3, ?: number}");
    }

    @Test
    void isBoundedInLengthAndDepth() {
        assertThat(sample("{\"a\":".repeat(200) + "1" + "}".repeat(200))).isEqualTo("{a: {a: {a: {a: {a: {a: …}}}}}}");
        assertThat(sample("{" + names(500) + "}")).hasSizeLessThan(620);
    }

    @Test
    void saysOfWhatIsNoObjectOnlyHowLargeItIs() {
        assertThat(RedactedSample.of("text/html", 1234, Reply.parse("<h1>".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("1,234 bytes, said to be text/html");
        assertThat(RedactedSample.of("Bearer sk-1", 0, Reply.parse(new byte[0])))
                .isEqualTo("0 bytes, said to be something");
    }

    private static String names(int count) {
        var names = new StringBuilder();
        for (int i = 0; i < count; i++) {
            names.append(i == 0 ? "" : ",").append("\"field").append(i).append("\":true");
        }
        return names.toString();
    }

    private static String sample(String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return RedactedSample.of("application/json", bytes.length, Reply.parse(bytes));
    }
}
