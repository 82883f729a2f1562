package app.plantain.core.calendar;

import app.plantain.core.identity.TeamId;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The time zone in which each team counts its days, weeks and months. */
@Service
public class TeamZones {

    /** The zone of a team that has not chosen one. */
    public static final ZoneId USUAL = ZoneId.of("UTC");

    private final JdbcClient jdbc;

    TeamZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What can be chosen, by name. */
    public static List<ZoneId> choices() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(TeamZones::isChoice)
                .sorted()
                .map(ZoneId::of)
                .toList();
    }

    /** The team's zone. */
    @Transactional(readOnly = true)
    public ZoneId of(TeamId team) {
        return jdbc.sql("select zone from team_calendar where team_id = ?")
                .param(team.value())
                .query((row, number) -> ZoneId.of(row.getString("zone")))
                .optional()
                .orElse(USUAL);
    }

    /** The zones of these teams, read in one query. */
    @Transactional(readOnly = true)
    public Map<TeamId, ZoneId> of(Collection<TeamId> teams) {
        var zones = new HashMap<TeamId, ZoneId>();
        teams.forEach(team -> zones.put(team, USUAL));
        if (!teams.isEmpty()) {
            jdbc.sql("select team_id, zone from team_calendar where team_id in (:teams)")
                    .param("teams", teams.stream().map(TeamId::value).toList())
                    .query(row -> {
                        zones.put(new TeamId(row.getObject("team_id", UUID.class)), ZoneId.of(row.getString("zone")));
                    });
        }
        return zones;
    }

    /**
     * Gives the team another zone, from now on. What was counted for a day, week or month stays counted for it. Whether
     * somebody may do so is for the caller to check; calls for one team come one after the other.
     *
     * @throws IllegalArgumentException where the zone is none of {@link #choices}
     */
    @Transactional
    public void choose(TeamId team, ZoneId zone) {
        if (!isChoice(zone.getId())) {
            throw new IllegalArgumentException("Choose a time zone from the list");
        }
        var known = jdbc.sql("update team_calendar set zone = ? where team_id = ?")
                .params(zone.getId(), team.value())
                .update();
        if (known == 0) {
            jdbc.sql("insert into team_calendar (team_id, zone) values (?, ?)")
                    .params(team.value(), zone.getId())
                    .update();
        }
    }

    /** Regions, whose rules know when clocks change; not fixed offsets and abbreviations. */
    private static boolean isChoice(String id) {
        return id.equals(USUAL.getId()) || (id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"));
    }
}
