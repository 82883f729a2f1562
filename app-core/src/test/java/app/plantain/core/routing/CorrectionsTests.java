package app.plantain.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ReferenceTerms.Travel;
import app.plantain.core.provider.ResolutionTier;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionsTests {

    private static final ModelId MODEL = new ModelId("nano-banana-2");
    private static final Capabilities FEW = can(terms(0, 3, false), "1K", "2K");
    private static final Capabilities MANY = can(terms(4, 14, false), "1K", "2K");
    private static final Capabilities EDITS = can(terms(1, 3, true), "1K");

    @Test
    void withoutOneAConnectionCanDoWhatTheAdapterSays() {
        assertThat(Corrections.NONE.over(List.of(FEW, MANY))).containsExactly(FEW, MANY);
        assertThat(Corrections.parse("nano-banana -1K").over(List.of(FEW))).containsExactly(FEW);
    }

    @Test
    void tiersAndRatiosAreTakenAwayAndAdded() {
        var left = Corrections.parse("nano-banana-2 -2K +4K -16:9 +8:1").over(List.of(FEW));

        assertThat(left).hasSize(1);
        assertThat(left.getFirst().tiers()).containsExactly(ResolutionTier.ONE_K, ResolutionTier.FOUR_K);
        assertThat(left.getFirst().aspectRatios()).containsExactly(AspectRatio.SQUARE, AspectRatio.parse("8:1"));
        assertThat(left.getFirst().references()).isEqualTo(FEW.references());
    }

    @Test
    void nothingIsAddedWhereTheReferenceDecidesTheShape() {
        var left = Corrections.parse("nano-banana-2 +4K +8:1").over(List.of(FEW, EDITS));

        assertThat(left.getLast()).isEqualTo(EDITS);
    }

    @Test
    void fewerReferencesLeaveOutTheWaysThatNeedMore() {
        var left = Corrections.parse("nano-banana-2 references 2").over(List.of(FEW, MANY));

        assertThat(left).hasSize(1);
        assertThat(left.getFirst().references().most()).isEqualTo(2);
        assertThat(Corrections.parse("nano-banana-2 references 0")
                        .over(List.of(FEW))
                        .getFirst()
                        .references()
                        .allow(1))
                .isFalse();
    }

    @Test
    void moreReferencesAreGivenToTheWayThatTakesTheMost() {
        var left = Corrections.parse("nano-banana-2 references 16").over(List.of(FEW, MANY));

        assertThat(left).extracting(one -> one.references().most()).containsExactly(3, 16);
    }

    @Test
    void thePromptsLimitIsReplaced() {
        assertThat(Corrections.parse("nano-banana-2 prompt 20")
                        .over(List.of(FEW))
                        .getFirst()
                        .maxPromptLength())
                .isEqualTo(20);
    }

    @Test
    void whatIsLeftWithoutATierIsGone() {
        assertThat(Corrections.parse("nano-banana-2 -1K").over(List.of(FEW, EDITS)))
                .hasSize(1);
    }

    @Test
    void whatIsWrittenIsReadAndReadsWell() {
        var text = "nano-banana -16:9 prompt 100\nnano-banana-2 -2K +4K +8:1 references 0";

        assertThat(Corrections.parse(text).text()).isEqualTo(text);
        assertThat(Corrections.parse(text.replace("\n", "; "))).isEqualTo(Corrections.parse(text));
        assertThat(Corrections.parse(text).byModel().values())
                .extracting(Corrections.Correction::inWords)
                .containsExactly("not 16:9 · prompts up to 100 characters", "not 2K · also 4K, 8:1 · no references");
    }

    @Test
    void whatIsTickedAsTheAdapterSaysIsNoCorrection() {
        var ticked = Corrections.between(
                List.of(FEW, EDITS), FEW.tiers(), FEW.aspectRatios(), OptionalInt.empty(), OptionalInt.empty());

        assertThat(ticked).isEqualTo(Corrections.Correction.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nano-banana-2",
                "nano-banana-2 4K",
                "nano-banana-2 +3K",
                "nano-banana-2 +1:100",
                "nano-banana-2 references",
                "nano-banana-2 references many",
                "nano-banana-2 references -1",
                "nano-banana-2 prompt 0",
                "Nano! +4K",
                "nano-banana-2 +4K; nano-banana-2 -1K"
            })
    void whatCannotBeReadIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Corrections.parse(text));
    }

    private static ReferenceTerms terms(int least, int most, boolean decideShape) {
        return new ReferenceTerms(least, most, Travel.INLINE, 1_000, decideShape);
    }

    private static Capabilities can(ReferenceTerms references, String... tiers) {
        return new Capabilities(
                MODEL,
                List.of(AspectRatio.SQUARE, AspectRatio.parse("16:9")),
                Stream.of(tiers).map(ResolutionTier::parse).toList(),
                references,
                8_000);
    }
}
