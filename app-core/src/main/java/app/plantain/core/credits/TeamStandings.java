package app.plantain.core.credits;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.identity.TeamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** How teams stand, for administrators. */
@Service
public class TeamStandings {

    /** By how many days the spending of the next ones is guessed. */
    static final int DAYS = 30;

    private static final String SINCE =
            "(cast(? as uuid), cast(? as timestamp with time zone), cast(? as timestamp with time zone))";

    private final LedgerRows rows;
    private final GrantRows grants;
    private final TeamGrants teamGrants;
    private final TeamZones zones;
    private final JdbcClient jdbc;
    private final Clock clock;

    TeamStandings(
            LedgerRows rows, GrantRows grants, TeamGrants teamGrants, TeamZones zones, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.grants = grants;
        this.teamGrants = teamGrants;
        this.zones = zones;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How what came in for a team stands, with so many of those that came in last. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public GrantStanding grants(TeamId team, int limit) {
        return teamGrants.of(team, limit);
    }

    /** What came in for a team before something else, newest first. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<GrantView> grantsBefore(TeamId team, UUID grant, int limit) {
        return teamGrants.before(team, grant, limit);
    }

    /** What a team spent in its month and in the last {@value DAYS} days. */
    private record Spent(Credits thisMonth, Credits theseDays) {

        private static final Spent NOTHING = new Spent(Credits.ZERO, Credits.ZERO);
    }

    /**
     * How these teams stand, in their order, read in as many queries as for one. All of them are read at once, so the
     * caller bounds their number.
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public Map<TeamId, TeamStanding> of(Collection<TeamId> teams) {
        if (teams.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var zonesOfThem = zones.of(teams);
        var balances = rows.balances(teams);
        var spent = spent(zonesOfThem, now);
        var allowances = grants.allowances(teams);
        var ahead = teamGrants.ahead(
                teams.stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                team -> spent.getOrDefault(team, Spent.NOTHING).theseDays())),
                DAYS);
        var standings = new LinkedHashMap<TeamId, TeamStanding>();
        for (var team : teams) {
            var balance = balances.getOrDefault(team, Balance.NOTHING);
            standings.put(
                    team,
                    new TeamStanding(
                            balance,
                            spent.getOrDefault(team, Spent.NOTHING).thisMonth(),
                            runsOut(Objects.requireNonNull(ahead.get(team))),
                            Optional.ofNullable(allowances.get(team))));
        }
        return standings;
    }

    /** A team that has nothing has not run out of it. */
    private static Optional<LocalDate> runsOut(Outlook ahead) {
        return ahead.now().isZero() ? Optional.empty() : ahead.runsOut();
    }

    /** Each team has a first of the month of its own. */
    private Map<TeamId, Spent> spent(Map<TeamId, ZoneId> teams, Instant now) {
        var days = now.minus(Duration.ofDays(DAYS)).atOffset(ZoneOffset.UTC);
        var query = jdbc.sql("""
                select since.team_id,
                    coalesce(sum(case when t.created_at >= since.month_start then t.amount end), 0) as this_month,
                    coalesce(sum(case when t.created_at >= since.days_start then t.amount end), 0) as these_days
                from (values %s) as since(team_id, month_start, days_start)
                join credit_transfer t on t.team_id = since.team_id and t.kind = 'CAPTURE'
                    and t.created_at >= least(since.month_start, since.days_start)
                group by since.team_id""".formatted(String.join(", ", Collections.nCopies(teams.size(), SINCE))));
        teams.forEach((team, zone) -> query.param(team.value())
                .param(CalendarPeriod.MONTH.start(now, zone).atOffset(ZoneOffset.UTC))
                .param(days));
        var spent = new HashMap<TeamId, Spent>();
        query.query(row -> {
            spent.put(
                    new TeamId(row.getObject("team_id", UUID.class)),
                    new Spent(new Credits(row.getLong("this_month")), new Credits(row.getLong("these_days"))));
        });
        return spent;
    }
}
