package app.plantain.core.credits;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.identity.TeamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
                runsOut(team, new Credits(spent(team, now.minus(Duration.ofDays(DAYS))))),
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

    private Optional<LocalDate> runsOut(TeamId team, Credits spent) {
        var outlook = teamGrants.ahead(team, spent, DAYS);
        return spent.isZero() && outlook.now().isZero() ? Optional.empty() : outlook.runsOut();
    }
}
