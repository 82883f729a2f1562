package app.plantain.core.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedeemCodeTests {

    private static final RedeemCode CODE = new RedeemCode("7Q2M0C1TXR8BE5VN");

    @Test
    void aCodeIsWrittenInGroups() {
        assertThat(CODE.written()).isEqualTo("PLANT-7Q2M-0C1T-XR8B-E5VN");
        assertThat(CODE.hint()).isEqualTo("E5VN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLANT-7Q2M-0C1T-XR8B-E5VN",
                "plant-7q2m-0c1t-xr8b-e5vn",
                "7Q2M0C1TXR8BE5VN",
                "  PLANT 7Q2M 0C1T XR8B E5VN ",
                "PLANT7Q2M0C1TXR8BE5VN",
                "7Q2M-OCIT-XR8B-E5VN",
                "7q2m-oclt-xr8b-e5vn",
                "P1ANT–7Q2M–0C1T–XR8B–E5VN",
                "7Q2M\u00A00C1T\u200BXR8B\tE5VN\n"
            })
    void aCodeIsReadHoweverItIsTyped(String text) {
        assertThat(RedeemCode.read(text)).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PLANT",
                "7Q2M-0C1T-XR8B-E5V",
                "7Q2M-0C1T-XR8B-E5VNN",
                "UUUU-0C1T-XR8B-E5VN",
                "PLUM-7Q2M-0C1T-XR8B-E5VN"
            })
    void whatIsNoCodeIsNotRead(String text) {
        assertThat(RedeemCode.read(text)).isEmpty();
    }

    @Test
    void aCodeNeverShowsInALog() {
        assertThat(CODE).hasToString("…E5VN");
    }

    @Test
    void aRandomCodeIsReadBack() {
        var code = RedeemCode.random();

        assertThat(RedeemCode.read(code.written())).contains(code);
        assertThat(code).isNotEqualTo(RedeemCode.random());
    }
}
