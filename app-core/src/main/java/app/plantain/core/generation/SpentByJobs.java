package app.plantain.core.generation;

import app.plantain.core.budgets.BudgetSubject;
import app.plantain.core.budgets.PastSpending;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.identity.TeamId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What jobs cost before there was a budget: what was charged for those that have ended, the price of those that are open. */
@Component
class SpentByJobs implements PastSpending {

    private final JdbcClient jdbc;

    SpentByJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Past since(TeamId team, BudgetSubject subject, Instant from) {
        var ended = query("select coalesce(sum(j.charged), 0)", "", team, subject, from)
                .query((row, number) -> new Credits(row.getLong(1)))
                .single();
        var open = query("select j.hold_id, j.price", " and j.charged is null order by j.id", team, subject, from)
                .query((row, number) -> new OpenHold(
                        new HoldId(row.getObject("hold_id", UUID.class)), new Credits(row.getLong("price"))))
                .list();
        return new Past(ended, open);
    }

    private JdbcClient.StatementSpec query(
            String select, String rest, TeamId team, BudgetSubject subject, Instant from) {
        return jdbc.sql(select + " from job j join batch b on b.id = j.batch_id where b.team_id = :team and "
                        + column(subject) + " = :subject and b.created_at >= :from" + rest)
                .param("team", team.value())
                .param("subject", subject.id())
                .param("from", from.atOffset(ZoneOffset.UTC));
    }

    private static String column(BudgetSubject subject) {
        return switch (subject.scope()) {
            case TEAM -> "b.team_id";
            case BOARD -> "b.board_id";
            case MEMBER -> "b.created_by";
            case API_KEY -> "b.api_key_id";
        };
    }
}
