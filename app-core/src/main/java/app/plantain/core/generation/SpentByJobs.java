package app.plantain.core.generation;

import app.plantain.core.budgets.BudgetSubject;
import app.plantain.core.budgets.PastSpending;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.identity.TeamId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
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

    /** In one statement, so that a job that ends meanwhile is seen either as open or as ended. */
    @Override
    public Past since(TeamId team, BudgetSubject subject, Instant from) {
        var jobs = " from job j join batch b on b.id = j.batch_id where b.team_id = :team and " + column(subject)
                + " = :subject and b.created_at >= :from";
        var rows = jdbc.sql("select cast(null as uuid) as hold_id, coalesce(sum(j.charged), 0) as amount" + jobs
                        + " union all select j.hold_id, j.price" + jobs + " and j.charged is null")
                .param("team", team.value())
                .param("subject", subject.id())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Spent(
                        Optional.ofNullable(row.getObject("hold_id", UUID.class))
                                .map(HoldId::new),
                        new Credits(row.getLong("amount"))))
                .list();
        var open = rows.stream()
                .flatMap(row -> row.hold().map(hold -> new OpenHold(hold, row.amount())).stream())
                .toList();
        var ended = rows.stream()
                .filter(row -> row.hold().isEmpty())
                .map(Spent::amount)
                .reduce(Credits.ZERO, Credits::plus);
        return new Past(ended, open);
    }

    /** What one open job holds, or all that have ended were charged. */
    private record Spent(Optional<HoldId> hold, Credits amount) {}

    private static String column(BudgetSubject subject) {
        return switch (subject.scope()) {
            case TEAM -> "b.team_id";
            case BOARD -> "b.board_id";
            case MEMBER -> "b.created_by";
            case API_KEY -> "b.api_key_id";
        };
    }
}
