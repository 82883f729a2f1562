package app.plantain.core.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorWordsTests {

    @Test
    void hidesKeysAndAddresses() {
        assertThat(VendorWords.shown("Key 4711-secret is wrong, see https://a.b/c?d=e now", "4711-secret"))
                .isEqualTo("Key … is wrong, see … now");
        assertThat(VendorWords.shown("Authorization: Bearer abc.def and sk-123456", "x"))
                .isEqualTo("Authorization: … and …");
    }

    @Test
    void isOneBoundedLine() {
        assertThat(VendorWords.shown(" a\r\n\tb\u200Bc\u0000 ", "x")).isEqualTo("a b c");
        assertThat(VendorWords.shown("word ".repeat(10_000), "x"))
                .hasSizeLessThanOrEqualTo(201)
                .endsWith("…");
    }

    @ParameterizedTest
    @CsvSource({
        "Rejected by our SAFETY system, CONTENT_BLOCKED",
        "内容违规, CONTENT_BLOCKED",
        "Insufficient balance, BALANCE",
        "余额不足, BALANCE",
        "Too many requests, RATE_LIMITED",
        "请求过于频繁, RATE_LIMITED",
        "The model timed out, TIMEOUT",
        "no image in the answer, NO_IMAGE",
        "数据异常, VENDOR_ERROR"
    })
    void understandsWhatIsUsuallySaid(String words, FailureKind kind) {
        assertThat(VendorWords.meaning(words, FailureKind.VENDOR_ERROR)).isEqualTo(kind);
    }

    @Test
    void understandsNothingInNoWords() {
        assertThat(VendorWords.meaning(null, FailureKind.TIMEOUT)).isEqualTo(FailureKind.TIMEOUT);
    }
}
