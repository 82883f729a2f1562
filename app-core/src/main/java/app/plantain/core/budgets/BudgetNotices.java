package app.plantain.core.budgets;

import app.plantain.core.identity.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells people that a budget runs out: each threshold once in a period, kept until the person has read it. */
@Service
public class BudgetNotices {

    private static final Duration SHOWN = Duration.ofDays(31);
    private static final int MOST_SHOWN = 20;

    private final JdbcClient jdbc;
    private final BudgetList list;
    private final Clock clock;

    BudgetNotices(JdbcClient jdbc, BudgetList list, Clock clock) {
        this.jdbc = jdbc;
        this.list = list;
        this.clock = clock;
    }

    /** What the person has not read of the budgets that count the person's own spending, newest first. */
    @Transactional(readOnly = true)
    public List<BudgetNotice> unread(Member member) {
        return unread(member, list.concerning(member));
    }

    /** What the person has not read of all budgets of the team, newest first. For owners. */
    @Transactional(readOnly = true)
    public List<BudgetNotice> unreadOfTeam(Member member) {
        return unread(member, list.all(member.team()));
    }

    /** The person has read it, and with it what was told of the same period before. Once more does nothing. */
    @Transactional
    public void read(Member member, BudgetNotice notice) {
        jdbc.sql("""
                insert into budget_notice_read (budget_id, period_start, percent, user_id)
                select n.budget_id, n.period_start, n.percent, cast(:user as uuid)
                from budget_notice n join budget b on b.id = n.budget_id
                where n.budget_id = :budget and n.period_start = :first and n.percent <= :percent and b.team_id = :team
                on conflict do nothing""")
                .param("user", member.user().value())
                .param("budget", notice.budget().id().value())
                .param("first", notice.periodStart())
                .param("percent", notice.percent())
                .param("team", member.team().value())
                .update();
    }

    /** Of each period only the last. */
    private List<BudgetNotice> unread(Member member, List<BudgetView> budgets) {
        if (budgets.isEmpty()) {
            return List.of();
        }
        Map<UUID, BudgetView> views =
                budgets.stream().collect(Collectors.toMap(view -> view.id().value(), Function.identity()));
        return jdbc.sql("""
                        select n.budget_id, n.period_start, n.percent, n.at from budget_notice n
                        where n.budget_id in (:budgets) and n.at > :since
                            and not exists (select 1 from budget_notice h where h.budget_id = n.budget_id
                                and h.period_start = n.period_start and h.percent > n.percent)
                            and not exists (select 1 from budget_notice_read r where r.budget_id = n.budget_id
                                and r.period_start = n.period_start and r.percent = n.percent and r.user_id = :user)
                        order by n.at desc, n.budget_id limit :most""")
                .param("budgets", views.keySet())
                .param("since", OffsetDateTime.now(clock).minus(SHOWN))
                .param("user", member.user().value())
                .param("most", MOST_SHOWN)
                .query((row, number) -> new BudgetNotice(
                        Objects.requireNonNull(views.get(row.getObject("budget_id", UUID.class))),
                        row.getObject("period_start", LocalDate.class),
                        row.getInt("percent"),
                        Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                                .toInstant()))
                .list();
    }
}
