package app.plantain.web.testing;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Prices for one team alone, so that no other test sees them. */
@TestComponent
public class TestPrices {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    TestPrices(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The name of the group in which the team alone is. */
    public String group(TeamId team) {
        var name = "Group " + team.toString().substring(0, 30);
        var known =
                jdbc.queryForList("select name from team_price_group where team_id = ?", String.class, team.value());
        if (known.isEmpty()) {
            jdbc.update("insert into team_price_group (team_id, name) values (?, ?)", team.value(), name);
        }
        return name;
    }

    /** Has an image of nano-banana-2 cost the team this much from now on, in that resolution. */
    public void set(TeamId team, String tier, Credits amount) {
        var now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
        jdbc.update("""
                insert into price_rule (id, model, tier, least_references, team_group, valid_from, amount, reason, created_at)
                values (?, 'nano-banana-2', ?, 0, ?, ?, ?, 'A test', ?)""", TimeOrderedIds.next(), tier, group(team), now, amount.hundredths(), now);
    }
}
