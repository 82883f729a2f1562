package app.plantain.core.budgets;

import app.plantain.core.budgets.BudgetRows.LiveBudget;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads budgets as people see them: with names, and with what is left now. */
@Component
class BudgetList {

    private static final String VIEW = """
            select b.id, b.scope, b.subject_id, b.period, b.amount, b.hardness,
                   coalesce(s.spent, 0) as spent, coalesce(s.extra, 0) as extra,
                   case b.scope when 'TEAM' then t.name when 'MEMBER' then u.name
                       when 'API_KEY' then k.name || ' (' || p.name || ')' else coalesce(d.name, 'deleted') end as name
            from budget b join team t on t.id = b.team_id
            left join app_user u on u.id = b.subject_id
            left join api_key k on k.id = b.subject_id
            left join app_user p on p.id = k.user_id
            left join board d on d.id = b.subject_id
            left join budget_spend s on s.budget_id = b.id and s.period_start
                = case b.period when 'DAY' then cast(:day as date) when 'WEEK' then cast(:week as date)
                    when 'MONTH' then cast(:month as date) else cast(:total as date) end
            where b.team_id = :team and b.live = true
            """;

    private static final String IN_ORDER =
            " order by case b.scope when 'TEAM' then 0 when 'BOARD' then 1 when 'MEMBER' then 2 else 3 end, name, b.id";

    private final JdbcClient jdbc;
    private final TeamZones zones;
    private final Clock clock;

    BudgetList(JdbcClient jdbc, TeamZones zones, Clock clock) {
        this.jdbc = jdbc;
        this.zones = zones;
        this.clock = clock;
    }

    /** All budgets of a team: the team's own first, then by name. */
    List<BudgetView> all(TeamId team) {
        var view = at(team);
        return view.query(IN_ORDER).query(view::row).list();
    }

    /** Those in which the person's own spending is counted, on any board and with any of the person's keys. */
    List<BudgetView> concerning(Member member) {
        var view = at(member.team());
        return view.query("""
                        and (b.scope in ('TEAM', 'BOARD') or b.subject_id = :user
                            or (k.user_id = :user and k.revoked_at is null))""" + IN_ORDER)
                .param("user", member.user().value())
                .query(view::row)
                .list();
    }

    Optional<BudgetView> find(TeamId team, BudgetId id) {
        var view = at(team);
        return view.query(" and b.id = :id")
                .param("id", id.value())
                .query(view::row)
                .optional();
    }

    BudgetView require(TeamId team, LiveBudget budget) {
        return find(team, budget.id()).orElseThrow();
    }

    private View at(TeamId team) {
        return new View(jdbc, team, zones.of(team), clock.instant());
    }

    /** All of a team at one moment. */
    private record View(JdbcClient jdbc, TeamId team, ZoneId zone, Instant now) {

        JdbcClient.StatementSpec query(String rest) {
            return jdbc.sql(VIEW + rest)
                    .param("team", team.value())
                    .param("day", BudgetPeriod.DAY.first(now, zone))
                    .param("week", BudgetPeriod.WEEK.first(now, zone))
                    .param("month", BudgetPeriod.MONTH.first(now, zone))
                    .param("total", BudgetPeriod.TOTAL.first(now, zone));
        }

        BudgetView row(ResultSet row, int number) throws SQLException {
            var period = BudgetPeriod.valueOf(row.getString("period"));
            var subject = new BudgetSubject(
                    BudgetScope.valueOf(row.getString("scope")), row.getObject("subject_id", UUID.class));
            return new BudgetView(
                    new BudgetId(row.getObject("id", UUID.class)),
                    new NamedSubject(subject, row.getString("name")),
                    period,
                    Hardness.valueOf(row.getString("hardness")),
                    new Credits(row.getLong("amount")),
                    new Credits(row.getLong("extra")),
                    new Credits(row.getLong("spent")),
                    period.end(now, zone));
        }
    }
}
