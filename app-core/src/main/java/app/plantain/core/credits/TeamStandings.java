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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    /** The balance of every team that has accounts, read in one query. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public Map<TeamId, Balance> balances() {
        return rows.balances();
    }

    /**
     * How these teams stand, in their order. Each costs some queries, so the caller bounds their number.
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public Map<TeamId, TeamStanding> of(Collection<TeamId> teams) {
        var now = clock.instant();
        var standings = new LinkedHashMap<TeamId, TeamStanding>();
        teams.forEach(team -> standings.put(team, standing(team, now)));
        return standings;
    }

    private TeamStanding standing(TeamId team, Instant now) {
        var zone = zones.of(team);
        var balance = rows.balance(team);
        return new TeamStanding(
                balance,
                new Credits(spent(team, CalendarPeriod.MONTH.start(now, zone))),
                runsOut(balance.available(), spent(team, now.minus(Duration.ofDays(DAYS))), now, zone),
                grants.allowance(team));
    }

    private long spent(TeamId team, Instant since) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0) from credit_transfer
                        where team_id = ? and created_at >= ? and kind = 'CAPTURE'""")
                .params(team.value(), since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private static Optional<LocalDate> runsOut(Credits available, long spent, Instant now, ZoneId zone) {
        if (spent == 0) {
            return Optional.empty();
        }
        var days = Math.multiplyExact(available.hundredths(), DAYS) / spent;
        return days > MOST_DAYS_AHEAD
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(now, zone).plusDays(days));
    }
}
