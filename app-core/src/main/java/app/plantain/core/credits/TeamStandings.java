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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How teams stand, for administrators. */
@Service
public class TeamStandings {

    /** By how many days the spending of the next ones is guessed. */
    static final int DAYS = 30;

    /** Beyond, a day would be a guess only. */
    private static final long MOST_DAYS_AHEAD = 3_650;

    private static final Balance NOTHING = new Balance(Credits.ZERO, Credits.ZERO);

    private static final String SINCE =
            "(cast(? as uuid), cast(? as timestamp with time zone), cast(? as timestamp with time zone))";

    private final LedgerRows rows;
    private final GrantRows grants;
    private final TeamZones zones;
    private final JdbcClient jdbc;
    private final Clock clock;

    TeamStandings(LedgerRows rows, GrantRows grants, TeamZones zones, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.grants = grants;
        this.zones = zones;
        this.jdbc = jdbc;
        this.clock = clock;
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
        var standings = new LinkedHashMap<TeamId, TeamStanding>();
        for (var team : teams) {
            var balance = balances.getOrDefault(team, NOTHING);
            var itsSpent = spent.getOrDefault(team, Spent.NOTHING);
            var today = LocalDate.ofInstant(now, Objects.requireNonNull(zonesOfThem.get(team)));
            standings.put(
                    team,
                    new TeamStanding(
                            balance,
                            itsSpent.thisMonth(),
                            runsOut(balance.available(), itsSpent.theseDays(), today),
                            Optional.ofNullable(allowances.get(team))));
        }
        return standings;
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

    private static Optional<LocalDate> runsOut(Credits available, Credits spent, LocalDate today) {
        if (spent.isZero()) {
            return Optional.empty();
        }
        var days = Math.multiplyExact(available.hundredths(), DAYS) / spent.hundredths();
        return days > MOST_DAYS_AHEAD ? Optional.empty() : Optional.of(today.plusDays(days));
    }
}
