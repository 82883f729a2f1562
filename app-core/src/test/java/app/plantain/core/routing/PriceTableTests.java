package app.plantain.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTableTests {

    @Test
    void readsWhatItWrites() {
        var table = PriceTable.parse("nano-banana-pro 4K 0.24\n nano-banana:1K:0.039 ; nano-banana-2/2k=$0.1");

        assertThat(table.text()).isEqualTo("nano-banana 1K 0.039\nnano-banana-2 2K 0.10\nnano-banana-pro 4K 0.24");
        assertThat(PriceTable.parse(table.text())).isEqualTo(table);
        assertThat(table.of(new ModelId("nano-banana"), ResolutionTier.ONE_K)).contains(new Dollars(39_000));
        assertThat(table.of(new ModelId("nano-banana"), ResolutionTier.TWO_K)).isEmpty();
    }

    @Test
    void itsOwnPricesGoBeforeThoseThatAreKnown() {
        var own = PriceTable.parse("nano-banana 1K 0.03");

        assertThat(own.over(PriceTable.parse("nano-banana 1K 0.04, nano-banana 2K 0.08"))
                        .text())
                .isEqualTo("nano-banana 1K 0.03\nnano-banana 2K 0.08");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nano-banana 1K",
                "nano-banana 3K 0.1",
                "nano-banana 1K -1",
                "nano-banana 1K 0.1\nnano-banana 1K 0.2"
            })
    void whatIsNoPriceIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PriceTable.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"0.039, 39000, $0.039", "4, 4000000, $4.00", "0.0000014, 1, $0.000001", "0, 0, $0.00"})
    void dollarsAreKeptInMillionths(BigDecimal amount, long micros, String words) {
        assertThat(Dollars.of(amount)).isEqualTo(new Dollars(micros)).hasToString(words);
    }
}
