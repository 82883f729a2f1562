package app.plantain.core.budgets;

import app.plantain.core.identity.Member;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * On whose account credits are spent: every budget of one of these counts.
 *
 * @param member the team and the person
 * @param apiKey with which a program acts for the person
 * @param board for which the images are made
 */
public record Spender(Member member, Optional<UUID> apiKey, Optional<UUID> board) {

    /** A person who uses neither a program nor a board. */
    public static Spender of(Member member) {
        return new Spender(member, Optional.empty(), Optional.empty());
    }

    /** The ids that a budget of theirs may be for. */
    List<UUID> subjects() {
        return Stream.concat(
                        Stream.of(member.team().value(), member.user().value()),
                        Stream.of(apiKey, board).flatMap(Optional::stream))
                .toList();
    }
}
