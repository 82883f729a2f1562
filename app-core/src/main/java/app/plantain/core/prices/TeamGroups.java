package app.plantain.core.prices;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which teams have prices of their own, in groups that administrators make by naming them. */
@Service
public class TeamGroups {

    private final JdbcClient jdbc;
    private final AuditLog audit;

    TeamGroups(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** The teams that are in a group. For administrators. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public Map<TeamId, TeamGroup> all() {
        var groups = new HashMap<TeamId, TeamGroup>();
        jdbc.sql("select team_id, name from team_price_group").query(row -> {
            groups.put(new TeamId(row.getObject("team_id", UUID.class)), new TeamGroup(row.getString("name")));
        });
        return groups;
    }

    /**
     * Puts a team into a group, or takes it out of the one it is in. What is ordered from now on costs what the group
     * pays; what is quoted or in the making stays as it was promised. For administrators.
     *
     * @param group empty to have the prices of all teams
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void put(TeamId team, Optional<TeamGroup> group, UserId by) {
        jdbc.sql("delete from team_price_group where team_id = ?")
                .param(team.value())
                .update();
        group.ifPresent(wanted -> jdbc.sql("insert into team_price_group (team_id, name) values (?, ?)")
                .params(team.value(), wanted.name())
                .update());
        audit.record(
                by,
                team,
                "price.group",
                group.map(TeamGroup::name).orElse("No group"),
                group.isPresent() ? "Has the prices of the group" : "Has the prices of all teams");
    }
}
