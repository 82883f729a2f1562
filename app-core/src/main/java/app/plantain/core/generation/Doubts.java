package app.plantain.core.generation;

import app.plantain.core.identity.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What teams want done with jobs of which nobody knows whether a vendor took them. */
@Service
public class Doubts {

    private final JdbcClient jdbc;

    Doubts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What happens when the vendor could not say in time. */
    public enum Rule {
        /** A person decides. */
        ASK,
        /** It counts as failed, and the credits come back. */
        GIVE_UP,
        /** It is submitted again, at the risk that the vendor makes and bills it twice. */
        TRY_AGAIN
    }

    /** The team's rule; {@link Rule#ASK} where it has none. */
    @Transactional(readOnly = true)
    public Rule rule(TeamId team) {
        return jdbc.sql("select rule from doubt_rule where team_id = ?")
                .param(team.value())
                .query((row, number) -> Rule.valueOf(row.getString("rule")))
                .optional()
                .orElse(Rule.ASK);
    }

    /** Sets the team's rule, for jobs that are in doubt already too. The caller sees to it that an owner asks for it. */
    @Transactional
    public void follow(TeamId team, Rule rule) {
        var changed = jdbc.sql("update doubt_rule set rule = ? where team_id = ?")
                .params(rule.name(), team.value())
                .update();
        if (changed == 0) {
            jdbc.sql("insert into doubt_rule (team_id, rule) values (?, ?)")
                    .params(team.value(), rule.name())
                    .update();
        }
    }
}
