package app.plantain.core.budgets;

import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables in which it is counted what was spent of budgets. */
@Component
class BudgetRows {

    private static final String ALL_LIVE = """
            select b.id, b.team_id, b.scope, b.subject_id, b.period, b.amount, b.hardness, coalesce(c.zone, :usual) as zone
            from budget b left join team_calendar c on c.team_id = b.team_id
            where b.live = true
            """;

    private static final String LIVE = ALL_LIVE + "and b.team_id = :team ";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    BudgetRows(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** A budget that is in force, and the zone in which it counts days. */
    record LiveBudget(BudgetId id, TeamId team, BudgetTerms terms, ZoneId zone) {

        boolean counts(Spender spender) {
            return spender.member().team().equals(team)
                    && spender.subjects().contains(terms.subject().id());
        }

        Period at(Instant now) {
            return new Period(id, terms.period().first(now, zone));
        }

        boolean isHard() {
            return terms.hardness() == Hardness.HARD;
        }
    }

    /** One period of a budget. */
    record Period(BudgetId budget, LocalDate first) {}

    /** How a period stands. */
    record Spend(Credits spent, Credits extra, int warned) {}

    /** What a hold took from a period. */
    record Charge(HoldId hold, Period period, Credits amount) {}

    /** The budgets that count for any of these subjects, in the order in which their rows are locked. */
    List<LiveBudget> matching(Collection<TeamId> teams, Collection<UUID> subjects) {
        return jdbc.sql(ALL_LIVE + "and b.team_id in (:teams) and b.subject_id in (:subjects) order by b.id")
                .param("usual", TeamZones.USUAL.getId())
                .param("teams", teams.stream().map(TeamId::value).toList())
                .param("subjects", subjects)
                .query(BudgetRows::budget)
                .list();
    }

    /** The budgets for such a period that each of these teams has as a whole. At least one is asked for. */
    List<LiveBudget> ofWholeTeams(Collection<TeamId> teams, BudgetPeriod period) {
        return jdbc.sql(ALL_LIVE + "and b.team_id in (:teams) and b.subject_id = b.team_id and b.period = :period")
                .param("usual", TeamZones.USUAL.getId())
                .param("teams", teams.stream().map(TeamId::value).toList())
                .param("period", period.name())
                .query(BudgetRows::budget)
                .list();
    }

    Optional<LiveBudget> find(TeamId team, BudgetId id) {
        return jdbc.sql(LIVE + "and b.id = :id")
                .param("usual", TeamZones.USUAL.getId())
                .param("team", team.value())
                .param("id", id.value())
                .query(BudgetRows::budget)
                .optional();
    }

    /** Makes the row of a period, if it is not there. */
    void open(Period period) {
        jdbc.sql("insert into budget_spend (budget_id, period_start, spent) values (?, ?, 0) on conflict do nothing")
                .params(period.budget().value(), period.first())
                .update();
    }

    /** Waits for the row of a period, which is there, and keeps it. */
    void lock(Period period) {
        jdbc.sql("select spent from budget_spend where budget_id = ? and period_start = ? for update")
                .params(period.budget().value(), period.first())
                .query(Long.class)
                .single();
    }

    /** Counts an amount if it fits; false where it does not, or the period has no row yet. */
    boolean addWithin(Period period, Credits amount, Credits limit) {
        return jdbc.sql("""
                        update budget_spend set spent = spent + :amount
                        where budget_id = :budget and period_start = :first and spent + :amount <= :limit + extra""")
                        .param("amount", amount.hundredths())
                        .param("limit", limit.hundredths())
                        .param("budget", period.budget().value())
                        .param("first", period.first())
                        .update()
                > 0;
    }

    /** Counts an amount; false where the period has no row yet. */
    boolean add(Period period, long hundredths) {
        return jdbc.sql("update budget_spend set spent = spent + ? where budget_id = ? and period_start = ?")
                        .params(hundredths, period.budget().value(), period.first())
                        .update()
                > 0;
    }

    void set(Period period, Credits spent) {
        jdbc.sql("update budget_spend set spent = ? where budget_id = ? and period_start = ?")
                .params(spent.hundredths(), period.budget().value(), period.first())
                .update();
    }

    /** Raises the limit of one period. */
    void addExtra(Period period, Credits extra) {
        jdbc.sql("update budget_spend set extra = extra + ? where budget_id = ? and period_start = ?")
                .params(extra.hundredths(), period.budget().value(), period.first())
                .update();
    }

    void takeExtra(Period period, Credits extra) {
        jdbc.sql("update budget_spend set extra = extra - ? where budget_id = ? and period_start = ?")
                .params(extra.hundredths(), period.budget().value(), period.first())
                .update();
    }

    Spend spend(Period period) {
        return jdbc.sql("select spent, extra, warned from budget_spend where budget_id = ? and period_start = ?")
                .params(period.budget().value(), period.first())
                .query((row, number) -> new Spend(
                        new Credits(row.getLong("spent")), new Credits(row.getLong("extra")), row.getInt("warned")))
                .single();
    }

    void noteWarned(Period period, int percent) {
        jdbc.sql("update budget_spend set warned = ? where budget_id = ? and period_start = ?")
                .params(percent, period.budget().value(), period.first())
                .update();
    }

    void notice(Period period, int percent, Instant now) {
        jdbc.sql("""
                insert into budget_notice (budget_id, period_start, percent, at)
                values (?, ?, ?, ?) on conflict do nothing""")
                .params(period.budget().value(), period.first(), percent, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Remembers what holds took; those that are remembered stay as they are. */
    void remember(Period period, List<PastSpending.OpenHold> holds) {
        template.batchUpdate(
                """
                insert into budget_charge (hold_id, budget_id, period_start, amount)
                values (?, ?, ?, ?) on conflict do nothing""",
                holds.stream()
                        .map(hold -> new Object[] {
                            hold.id().value(),
                            period.budget().value(),
                            period.first(),
                            hold.amount().hundredths()
                        })
                        .toList());
    }

    /** Where holds were counted and nothing came back from yet, in the order in which budgets are locked. */
    List<Charge> charges(Collection<HoldId> holds) {
        if (holds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select hold_id, budget_id, period_start, amount from budget_charge
                where hold_id in (:holds) and returned = 0 order by budget_id, period_start""")
                .param("holds", holds.stream().map(HoldId::value).toList())
                .query((row, number) -> new Charge(
                        new HoldId(row.getObject("hold_id", UUID.class)),
                        new Period(
                                new BudgetId(row.getObject("budget_id", UUID.class)),
                                row.getObject("period_start", LocalDate.class)),
                        new Credits(row.getLong("amount"))))
                .list();
    }

    /** Notes what came back from a hold; false where that was noted before. */
    boolean noteReturned(HoldId hold, Period period, Credits amount) {
        return jdbc.sql("""
                        update budget_charge set returned = ?
                        where hold_id = ? and budget_id = ? and period_start = ? and returned = 0""")
                        .params(
                                amount.hundredths(),
                                hold.value(),
                                period.budget().value(),
                                period.first())
                        .update()
                > 0;
    }

    /** The names of the owners of a team, those first who have been there longest. */
    List<String> owners(TeamId team) {
        return jdbc.sql("""
                select u.name from team_member m join app_user u on u.id = m.user_id
                where m.team_id = ? and m.role = 'OWNER' and m.removed_at is null
                order by m.joined_at, u.id""")
                .param(team.value())
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** Waits until whoever spends the team's credits now is done, and lets nobody begin before the transaction ends. */
    void lockSpending(TeamId team) {
        jdbc.sql("select id from team where id = ? for update")
                .param(team.value())
                .query(UUID.class)
                .single();
    }

    void insert(BudgetId id, TeamId team, BudgetTerms terms, UserId by, Instant now) {
        jdbc.sql("""
                insert into budget (id, team_id, scope, subject_id, period, amount, hardness, created_by, created_at, live)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, true)""")
                .params(
                        id.value(),
                        team.value(),
                        terms.subject().scope().name(),
                        terms.subject().id(),
                        terms.period().name(),
                        terms.amount().hundredths(),
                        terms.hardness().name(),
                        by.value(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void change(BudgetId id, Credits amount, Hardness hardness) {
        jdbc.sql("update budget set amount = ?, hardness = ? where id = ?")
                .params(amount.hundredths(), hardness.name(), id.value())
                .update();
    }

    void remove(BudgetId id, Instant now) {
        jdbc.sql("update budget set live = null, removed_at = ? where id = ?")
                .params(now.atOffset(ZoneOffset.UTC), id.value())
                .update();
    }

    /** Brings a removed budget of the team back; false where it has none such. */
    boolean restore(TeamId team, BudgetId id) {
        return jdbc.sql(
                                "update budget set live = true, removed_at = null where id = ? and team_id = ? and live is null")
                        .params(id.value(), team.value())
                        .update()
                > 0;
    }

    int count(TeamId team) {
        return jdbc.sql("select count(*) from budget where team_id = ? and live = true")
                .param(team.value())
                .query(Integer.class)
                .single();
    }

    private static LiveBudget budget(ResultSet row, int number) throws SQLException {
        var subject =
                new BudgetSubject(BudgetScope.valueOf(row.getString("scope")), row.getObject("subject_id", UUID.class));
        var terms = new BudgetTerms(
                subject,
                BudgetPeriod.valueOf(row.getString("period")),
                new Credits(row.getLong("amount")),
                Hardness.valueOf(row.getString("hardness")));
        return new LiveBudget(
                new BudgetId(row.getObject("id", UUID.class)),
                new TeamId(row.getObject("team_id", UUID.class)),
                terms,
                ZoneId.of(row.getString("zone")));
    }
}
