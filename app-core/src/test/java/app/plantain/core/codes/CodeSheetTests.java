package app.plantain.core.codes;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TimeOrderedIds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeSheetTests {

    private static final RedeemCode CODE = new RedeemCode("7Q2M0C1TXR8BE5VN");

    @Test
    void eachCodeIsALine() {
        assertThat(written("Autumn fair, \"east\""))
                .isEqualTo("\uFEFF\"Code\",\"Credits\",\"Teams a code\",\"Redeem until\",\"Batch\"\r\n"
                        + "\"PLANT-7Q2M-0C1T-XR8B-E5VN\",\"12.50\",\"3\",\"2026-12-31T00:00:00Z\","
                        + "\"Autumn fair, \"\"east\"\"\"\r\n");
    }

    @Test
    void aNameIsNeverAFormula() {
        assertThat(written("=HYPERLINK(1)")).contains("\"'=HYPERLINK(1)\"");
        assertThat(written("＋1")).contains("\"'＋1\"");
        assertThat(written("@x")).contains("\"'@x\"");
    }

    @Test
    void theCodesAreInNoLog() {
        assertThat(codes("Fair").toString()).contains("1 codes").doesNotContain("7Q2M", "E5VN");
    }

    private static String written(String name) {
        var out = new StringBuilder();
        codes(name).writeTo(out);
        return out.toString();
    }

    private static NewCodes codes(String name) {
        return new NewCodes(
                new CodeBatch(
                        new CodeBatchId(TimeOrderedIds.next()),
                        name,
                        1,
                        3,
                        Credits.parse("12.50"),
                        Optional.of(Instant.parse("2026-12-31T00:00:00Z")),
                        Optional.empty(),
                        0,
                        "Person",
                        Instant.parse("2026-11-20T10:00:00Z"),
                        Optional.empty()),
                List.of(CODE));
    }
}
