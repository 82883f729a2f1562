package app.plantain.core.routing;

import app.plantain.core.identity.TeamId;
import app.plantain.core.provider.VendorId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By what the connections for each team's images are chosen, unless a batch says otherwise. */
@Service
public class TeamPolicies {

    /** Reads the policy of the row {@code team}, for {@link #policy(String)}. */
    public static final String POLICY_OF_TEAM = "select policy from team_routing where team_id = team.id";

    private final JdbcClient jdbc;
    private final Connections connections;

    TeamPolicies(JdbcClient jdbc, Connections connections) {
        this.jdbc = jdbc;
        this.connections = connections;
    }

    /** A connection that a team's images can all go to. */
    public record Choice(ConnectionId id, VendorId vendor, String name) {}

    /** The team's policy; {@link RoutingPolicy#usual} where it has none. */
    @Transactional(readOnly = true)
    public RoutingPolicy of(TeamId team) {
        return jdbc.sql("select policy from team_routing where team_id = ?")
                .param(team.value())
                .query((row, number) -> policy(row.getString("policy")))
                .optional()
                .orElseGet(RoutingPolicy::usual);
    }

    /** The policy that a text of the table stands for; {@link RoutingPolicy#usual} where there is none. */
    public static RoutingPolicy policy(@Nullable String text) {
        return text == null ? RoutingPolicy.usual() : RoutingPolicy.parse(text);
    }

    /** The connections that are on, by vendor and name and nothing else. */
    @Transactional(readOnly = true)
    public List<Choice> choices() {
        return connections.everyOne().stream()
                .filter(Connection::enabled)
                .map(connection -> new Choice(connection.id(), connection.vendor(), connection.name()))
                .toList();
    }

    /**
     * Sets the team's policy for what is asked for from now on. The caller sees to it that an owner asks for it.
     *
     * @throws IllegalArgumentException where all is to go to a connection that is not there
     */
    @Transactional
    public void follow(TeamId team, RoutingPolicy policy) {
        if (policy instanceof RoutingPolicy.Pinned(var only)
                && connections.find(only).isEmpty()) {
            throw new IllegalArgumentException("This connection is not there any more. Choose another.");
        }
        var changed = jdbc.sql("update team_routing set policy = ? where team_id = ?")
                .params(policy.text(), team.value())
                .update();
        if (changed == 0) {
            jdbc.sql("insert into team_routing (team_id, policy) values (?, ?)")
                    .params(team.value(), policy.text())
                    .update();
        }
    }
}
