package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.identity.TeamId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PursesTests {

    private final TeamId team = new TeamId(UUID.randomUUID());
    private final TeamId other = new TeamId(UUID.randomUUID());

    @Test
    void whatIsRememberedLetsIn() {
        var purses = purses(Optional.of(10L), Optional.of(0L));

        assertThatCode(() -> purses.take(team, Credits.of(10))).doesNotThrowAnyException();
    }

    @Test
    void whatIsRememberedRefusesNothing() {
        var purses = purses(Optional.of(0L), Optional.of(10L));

        assertThatCode(() -> purses.take(team, Credits.of(10))).doesNotThrowAnyException();
    }

    @Test
    void theOrdersBeforeCount() {
        var purses = purses(Optional.empty(), Optional.of(10L));
        purses.take(team, Credits.of(6));

        refused(purses, 6, "has 4");
        purses.take(other, Credits.of(6));
        purses.take(team, Credits.of(4));
    }

    @Test
    void whereMemoryHadLetInTooMuchNothingIsLeft() {
        var purses = purses(Optional.of(10L), Optional.of(3L));
        purses.take(team, Credits.of(6));

        refused(purses, 6, "has 0");
    }

    @Test
    void ofWhomNothingIsKnownIsLeftToTheLedger() {
        var purses = purses(Optional.empty(), Optional.empty());

        assertThatCode(() -> purses.take(team, Credits.of(1000))).doesNotThrowAnyException();
    }

    private void refused(Purses purses, long credits, String left) {
        assertThatExceptionOfType(InsufficientCredits.class)
                .isThrownBy(() -> purses.take(team, Credits.of(credits)))
                .withMessageContaining(left);
    }

    private static Purses purses(Optional<Long> remembered, Optional<Long> actual) {
        return new Purses(_ -> remembered.map(Credits::of), _ -> actual.map(Credits::of));
    }
}
