package app.plantain.core.credits;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.identity.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an administrator does with the credits of one or several teams at once: for all of them or for none.
 *
 * @param id names this order, so that sending it twice does it once
 * @param teams at least one
 * @param reason in words, for the teams' statements; 1 to {@value Grant#LONGEST_REASON} characters
 */
public record CreditOrder(UUID id, Set<TeamId> teams, Deed deed, String reason) {

    /** What is done for each of the teams. */
    public sealed interface Deed {

        /**
         * Credits come in.
         *
         * @param expiresAt when the rest of them is gone, empty where it never is
         */
        record Give(Credits amount, Optional<Instant> expiresAt) implements Deed {}

        /** Credits that are available are taken back. */
        record Take(Credits amount) implements Deed {}

        /**
         * Credits come again and again.
         *
         * @param rollOver the most that is left over when the next come, empty for all
         */
        record Allow(Credits amount, CalendarPeriod period, Optional<Credits> rollOver) implements Deed {}

        /** No credits come again. */
        record Disallow() implements Deed {}

        /** What one team is given at once, or each time; nothing where credits are taken. */
        default Credits given() {
            return switch (this) {
                case Give(var amount, var _) -> amount;
                case Allow(var amount, var _, var _) -> amount;
                case Take _, Disallow _ -> Credits.ZERO;
            };
        }
    }

    /**
     * Checks what is not a type of its own.
     *
     * @throws IllegalArgumentException with a text for the user
     */
    public CreditOrder {
        teams = Set.copyOf(teams);
        reason = Grant.checkedReason(reason);
        amountOf(deed).forEach(Grant::checked);
        if (teams.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one team");
        }
    }

    /** The same order for all that do one after the other, so that two orders never wait for each other. */
    List<TeamId> inOrder() {
        return teams.stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }

    /** The business key of what is done for one team. */
    String keyFor(TeamId team) {
        return "order:%s:%s".formatted(id, team);
    }

    private static Stream<Credits> amountOf(Deed deed) {
        return switch (deed) {
            case Deed.Give(var amount, var _) -> Stream.of(amount);
            case Deed.Take(var amount) -> Stream.of(amount);
            case Deed.Allow(var amount, var _, var _) -> Stream.of(amount);
            case Deed.Disallow() -> Stream.empty();
        };
    }
}
