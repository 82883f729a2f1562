package app.plantain.core.generation;

import app.plantain.core.generation.Offer.Terms;
import app.plantain.core.identity.TeamId;
import app.plantain.core.prices.PriceBook;
import app.plantain.core.prices.Tariff;
import app.plantain.core.prices.TeamGroup;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.TeamPolicies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds out what can be ordered, in one round trip where neither connections nor prices have changed since this node last
 * read them.
 */
@Component
class Offers {

    private static final String LOOK =
            """
            select team.id, (%s) as policy, (%s) as price_group, (%s) as connections, (%s) as prices,
                (select paused_at from engine where id = 1) as paused_at,
                exists (select 1 from queue_turn where waiting > 0) as somebody_waits
            from team where team.id in (:teams)""".formatted(TeamPolicies.POLICY_OF_TEAM, PriceBook.GROUP_OF_TEAM, Router.EDITION, PriceBook.EDITION);

    private final JdbcClient jdbc;
    private final Router router;
    private final PriceBook book;
    private final Clock clock;

    Offers(JdbcClient jdbc, Router router, PriceBook book, Clock clock) {
        this.jdbc = jdbc;
        this.router = router;
        this.book = book;
        this.clock = clock;
    }

    /** What is seen of one team; but for the first three, it is the same for all. */
    private record Look(
            TeamId team,
            RoutingPolicy policy,
            Optional<TeamGroup> group,
            String connections,
            String prices,
            boolean paused,
            boolean somebodyWaits) {}

    /**
     * What some teams can order now.
     *
     * @param teams at least one, all of them there
     */
    Offer to(Collection<TeamId> teams) {
        var now = clock.instant();
        var looks = look(teams, now);
        var any = looks.getFirst();
        var lineup = router.lineup(any.connections());
        var terms = looks.stream()
                .collect(Collectors.toMap(Look::team, look -> new Terms(look.policy(), tariff(look, now))));
        return new Offer(lineup, Map.copyOf(terms), !any.paused(), any.somebodyWaits());
    }

    private Tariff tariff(Look look, Instant now) {
        return book.tariff(look.prices(), look.group(), now);
    }

    private List<Look> look(Collection<TeamId> teams, Instant now) {
        return jdbc.sql(LOOK)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("teams", teams.stream().map(TeamId::value).distinct().toList())
                .query(Offers::look)
                .list();
    }

    private static Look look(ResultSet row, int number) throws SQLException {
        return new Look(
                new TeamId(row.getObject("id", UUID.class)),
                TeamPolicies.policy(row.getString("policy")),
                group(row.getString("price_group")),
                row.getString("connections"),
                row.getString("prices"),
                row.getObject("paused_at") != null,
                row.getBoolean("somebody_waits"));
    }

    private static Optional<TeamGroup> group(@Nullable String name) {
        return Optional.ofNullable(name).map(TeamGroup::new);
    }
}
