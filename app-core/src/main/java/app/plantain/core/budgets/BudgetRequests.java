package app.plantain.core.budgets;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.budgets.BudgetRequest.State;
import app.plantain.core.budgets.BudgetRows.Period;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Wishes for more of a budget, and what owners decide. An approved amount raises the limit of the running period only.
 * Whether somebody is an owner is for the caller to check; all of it is audited.
 */
@Service
public class BudgetRequests {

    private static final int WHY_MAX = 500;
    private static final int MOST_SHOWN = 50;
    private static final int OWN_SHOWN = 5;

    private static final String REQUESTS = """
            select r.id, r.budget_id, p.name as asked_by, r.asked_at, r.amount, r.why, r.state, o.name as decided_by
            from budget_request r join budget b on b.id = r.budget_id and b.live = true
            join app_user p on p.id = r.asked_by left join app_user o on o.id = r.decided_by
            where r.team_id = :team and
            """;

    private final JdbcClient jdbc;
    private final BudgetRows rows;
    private final BudgetList list;
    private final AuditLog audit;
    private final Clock clock;

    BudgetRequests(JdbcClient jdbc, BudgetRows rows, BudgetList list, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.list = list;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is kept of a wish. */
    private record Kept(RequestId id, BudgetId budget, Credits amount, State state, Optional<LocalDate> givenTo) {}

    /**
     * Asks for more of a budget that counts the person's own spending. Asking again while it is open says it anew.
     *
     * @param amount more than zero
     * @param why for the owner who decides; may be empty
     * @throws IllegalArgumentException with a text for the user, where the amount is zero or the text too long
     * @throws NoSuchElementException where there is no such budget for the person
     */
    @Transactional
    public RequestId ask(Member by, BudgetId id, Credits amount, String why) {
        var reason = why.strip();
        if (amount.isZero()) {
            throw new IllegalArgumentException("Ask for more than zero credits.");
        }
        if (reason.length() > WHY_MAX) {
            throw new IllegalArgumentException("Say it in at most %d characters.".formatted(WHY_MAX));
        }
        var budget = list.concerning(by).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("This budget is gone."));
        // Before the budget's row, as everyone does who writes to both: the entry holds the team's row.
        audit.record(by.user(), by.team(), "budget.ask", budget.title(), "%s more. %s".formatted(amount, reason));
        // Whoever asks for the same at the same moment waits, and finds the wish.
        jdbc.sql("select id from budget where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .single();
        var open = open(by, id);
        open.ifPresent(known -> askAnew(known, amount, reason));
        return open.orElseGet(() -> insert(by, id, amount, reason));
    }

    /** What owners have to decide, oldest first. */
    @Transactional(readOnly = true)
    public List<BudgetRequest> open(TeamId team) {
        return read(
                jdbc.sql(REQUESTS + "r.state = 'OPEN' order by r.id limit :most")
                        .param("team", team.value())
                        .param("most", MOST_SHOWN),
                list.all(team));
    }

    /** How many wishes owners have to decide. */
    @Transactional(readOnly = true)
    public int count(TeamId team) {
        return jdbc.sql("""
                        select count(*) from budget_request r join budget b on b.id = r.budget_id and b.live = true
                        where r.team_id = ? and r.state = 'OPEN'""").param(team.value()).query(Integer.class).single();
    }

    /** What the person asked for lately, newest first. */
    @Transactional(readOnly = true)
    public List<BudgetRequest> of(Member member) {
        return read(
                jdbc.sql(REQUESTS + "r.asked_by = :user order by r.id desc limit :most")
                        .param("team", member.team().value())
                        .param("user", member.user().value())
                        .param("most", OWN_SHOWN),
                list.concerning(member));
    }

    /**
     * Gives what was asked for, to the period that runs now.
     *
     * @return false where it was decided already, and nothing was changed
     * @throws NoSuchElementException where the team has no such request, or the budget is gone
     */
    @Transactional
    public boolean approve(Member by, RequestId id) {
        var request = lock(by.team(), id);
        if (request.state() != State.OPEN) {
            return false;
        }
        var budget = rows.find(by.team(), request.budget())
                .orElseThrow(() -> new NoSuchElementException("This budget is gone."));
        var period = budget.at(clock.instant());
        rows.open(period);
        rows.addExtra(period, request.amount());
        decide(by, id, State.APPROVED, period.first());
        record(by, "budget.approve", request);
        return true;
    }

    /**
     * Says no.
     *
     * @return false where it was decided already, and nothing was changed
     * @throws NoSuchElementException where the team has no such request
     */
    @Transactional
    public boolean decline(Member by, RequestId id) {
        var request = lock(by.team(), id);
        if (request.state() != State.OPEN) {
            return false;
        }
        decide(by, id, State.DECLINED, null);
        record(by, "budget.decline", request);
        return true;
    }

    /**
     * Takes a decision back: the request is open again, and what was given is taken away, spent or not.
     *
     * @return false where it is open, and nothing was changed
     * @throws NoSuchElementException where the team has no such request
     */
    @Transactional
    public boolean reopen(Member by, RequestId id) {
        var request = lock(by.team(), id);
        if (request.state() == State.OPEN) {
            return false;
        }
        request.givenTo().ifPresent(first -> rows.takeExtra(new Period(request.budget(), first), request.amount()));
        jdbc.sql("""
                update budget_request set state = 'OPEN', decided_by = null, decided_at = null, given_to = null
                where id = ?""").param(id.value()).update();
        record(by, "budget.reopen", request);
        return true;
    }

    /** The latest wish that is open. An older one may be open again, where its decision was taken back. */
    private Optional<RequestId> open(Member by, BudgetId budget) {
        return jdbc.sql("""
                        select id from budget_request
                        where budget_id = ? and asked_by = ? and state = 'OPEN' order by id desc limit 1""")
                .params(budget.value(), by.user().value())
                .query(UUID.class)
                .optional()
                .map(RequestId::new);
    }

    private void askAnew(RequestId id, Credits amount, String why) {
        jdbc.sql("update budget_request set amount = ?, why = ?, asked_at = ? where id = ?")
                .params(amount.hundredths(), why, now(), id.value())
                .update();
    }

    private RequestId insert(Member by, BudgetId budget, Credits amount, String why) {
        var id = new RequestId(TimeOrderedIds.next());
        jdbc.sql("""
                insert into budget_request (id, team_id, budget_id, asked_by, asked_at, amount, why, state)
                values (?, ?, ?, ?, ?, ?, ?, 'OPEN')""")
                .params(
                        id.value(),
                        by.team().value(),
                        budget.value(),
                        by.user().value(),
                        now(),
                        amount.hundredths(),
                        why)
                .update();
        return id;
    }

    private Kept lock(TeamId team, RequestId id) {
        return jdbc.sql("""
                        select id, budget_id, amount, state, given_to from budget_request
                        where id = ? and team_id = ? for update""")
                .params(id.value(), team.value())
                .query((row, number) -> new Kept(
                        id,
                        budget(row),
                        new Credits(row.getLong("amount")),
                        State.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getObject("given_to", LocalDate.class))))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("This request is gone."));
    }

    private void decide(Member by, RequestId id, State state, @Nullable LocalDate givenTo) {
        jdbc.sql("""
                update budget_request set state = :state, decided_by = :user, decided_at = :now, given_to = :first
                where id = :id""")
                .param("state", state.name())
                .param("user", by.user().value())
                .param("now", now())
                .param("first", givenTo, Types.DATE)
                .param("id", id.value())
                .update();
    }

    private void record(Member by, String action, Kept request) {
        var title =
                list.find(by.team(), request.budget()).map(BudgetView::title).orElse("a budget that is gone");
        audit.record(by.user(), by.team(), action, title, request.amount() + " more");
    }

    /** Those of budgets that are seen. */
    private static List<BudgetRequest> read(StatementSpec requests, List<BudgetView> budgets) {
        var views = budgets.stream().collect(Collectors.toMap(BudgetView::id, Function.identity()));
        return requests
                .query((row, number) -> {
                    var budget = views.get(budget(row));
                    return budget == null ? Optional.<BudgetRequest>empty() : Optional.of(request(row, budget));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static BudgetRequest request(ResultSet row, BudgetView budget) throws SQLException {
        return new BudgetRequest(
                new RequestId(row.getObject("id", UUID.class)),
                budget,
                row.getString("asked_by"),
                Objects.requireNonNull(row.getObject("asked_at", OffsetDateTime.class))
                        .toInstant(),
                new Credits(row.getLong("amount")),
                row.getString("why"),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("decided_by")));
    }

    private static BudgetId budget(ResultSet row) throws SQLException {
        return new BudgetId(row.getObject("budget_id", UUID.class));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
