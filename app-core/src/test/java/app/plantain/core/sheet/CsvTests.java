package app.plantain.core.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"})
    void whatCouldBeAFormulaIsText(String text) {
        assertThat(new Csv.Words(text).written()).isEqualTo("\"'" + text + "\"");
    }

    @Test
    void wordsAreQuoted() {
        assertThat(new Csv.Words("a \"fig\", b").written()).isEqualTo("\"a \"\"fig\"\", b\"");
        assertThat(new Csv.Words("").written()).isEqualTo("\"\"");
    }

    @Test
    void aFigureMayBeNegativeAndNothingElse() {
        assertThat(new Csv.Figure("-12.50").written()).isEqualTo("-12.50");
        assertThatIllegalArgumentException().isThrownBy(() -> new Csv.Figure("-1+cmd"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Csv.Figure("=1"));
    }
}
