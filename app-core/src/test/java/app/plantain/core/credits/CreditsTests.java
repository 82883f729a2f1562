package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CreditsTests {

    @Property
    void areReadBackAsTheyAreWritten(@ForAll @LongRange(max = 99_999_999_999_999L) long hundredths) {
        var credits = new Credits(hundredths);
        assertThat(Credits.parse(credits.toString())).isEqualTo(credits);
    }

    @Property
    void comeBackWhenWhatWasAddedIsTaken(
            @ForAll @LongRange(max = 1L << 60) long one, @ForAll @LongRange(max = 1L << 60) long other) {
        assertThat(new Credits(one).plus(new Credits(other)).minus(new Credits(other)))
                .isEqualTo(new Credits(one));
    }

    @Property
    void timesIsRepeatedAddition(
            @ForAll @LongRange(max = 1_000_000) long amount, @ForAll @IntRange(max = 100) int count) {
        var sum = Credits.ZERO;
        for (var i = 0; i < count; i++) {
            sum = sum.plus(new Credits(amount));
        }
        assertThat(new Credits(amount).times(count)).isEqualTo(sum);
    }

    @Example
    void neverFallBelowZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> Credits.of(1).minus(Credits.of(2)));
    }

    @Example
    void refuseToOverflow() {
        assertThatThrownBy(() -> new Credits(Long.MAX_VALUE).plus(new Credits(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Example
    void areWrittenWithDecimalsOnlyWhereThereAreSome() {
        assertThat(Credits.of(4)).hasToString("4");
        assertThat(new Credits(450)).hasToString("4.50");
        assertThat(new Credits(5)).hasToString("0.05");
    }

    @Example
    void areNotReadFromAnythingElse() {
        for (var text : new String[] {"", "-1", "1e3", "1,5", "1.234", " 1", "١", "9999999999999"}) {
            assertThatThrownBy(() -> Credits.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
