package app.plantain.core.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.plantain.core.credits.Credits;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeBatchDraftTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "10001", "-1", "1.5", "many", "99999999999"})
    void aWrongNumberOfCodesIsRefusedInWords(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodeBatchDraft.codes(text))
                .withMessage("Write a number of codes from 1 to 10,000");
    }

    @Test
    void numbersAreReadWithBlanksAroundThem() {
        assertThat(CodeBatchDraft.codes(" 200 ")).isEqualTo(200);
        assertThat(CodeBatchDraft.uses("10000")).isEqualTo(10_000);
        assertThat(CodeBatchDraft.lifeDays(" ")).isEmpty();
        assertThat(CodeBatchDraft.lifeDays("30")).contains(30);
    }

    @Test
    void aNameIsNeededAndBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> CodeBatchDraft.checkedName("  "));
        assertThatIllegalArgumentException().isThrownBy(() -> CodeBatchDraft.checkedName("x".repeat(81)));
        assertThat(CodeBatchDraft.checkedName(" Fair ")).isEqualTo("Fair");
    }

    @Test
    void aBatchSaysWhatItGivesAtMost() {
        assertThat(draft(200, 3, Credits.of(25)).most()).isEqualTo(Credits.of(15_000));
    }

    @Test
    void aBatchThatGivesTooMuchIsRefused() {
        assertThat(draft(10_000, 1, Credits.of(1_000)).most()).isEqualTo(CodeBatchDraft.MOST_CREDITS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft(10_000, 10_000, Credits.of(1_000_000)))
                .withMessageContaining("10,000,000");
    }

    private static CodeBatchDraft draft(int codes, int uses, Credits amount) {
        return new CodeBatchDraft("Fair", codes, uses, amount, Optional.empty(), Optional.empty());
    }
}
