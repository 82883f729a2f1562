package app.plantain.core.budgets;

import app.plantain.core.budgets.Budgets.Spending;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.LedgerProof;
import app.plantain.core.credits.Reservation;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/** What all rules of budgets start from: a team with ten thousand credits, its owner and a member. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
abstract class BudgetScenario {

    @Autowired
    Budgets budgets;

    @Autowired
    BudgetBook book;

    @Autowired
    BudgetOrders orders;

    @Autowired
    BudgetRequests requests;

    @Autowired
    BudgetNotices notices;

    @Autowired
    TeamZones zones;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerProof proof;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    Member owner;
    Member member;

    @BeforeEach
    void aTeamWithAnOwnerAndAMember() {
        owner = newTeam();
        member = join(owner);
    }

    Member newTeam() {
        var someone = transaction.execute(status -> {
            var made = new TestTeams(jdbc).member();
            ledger.open(made.team());
            return made;
        });
        jdbc.update(
                "update team_member set role = 'OWNER' where user_id = ?",
                someone.user().value());
        jdbc.update(
                "update app_user set name = 'Olive' where id = ?",
                someone.user().value());
        ledger.grant(someone.team(), Credits.of(10_000), "To start with", null, "grant:" + someone.team());
        return someone;
    }

    private Member join(Member known) {
        var other = new TestTeams(jdbc).member();
        jdbc.update(
                "update team_member set team_id = ? where user_id = ?",
                known.team().value(),
                other.user().value());
        jdbc.update(
                "update app_user set name = 'Max' where id = ?", other.user().value());
        return new Member(known.team(), other.user());
    }

    UUID apiKey(Member of, String name) {
        var id = TimeOrderedIds.next();
        jdbc.update(
                "insert into api_key (id, team_id, user_id, name, hint, secret_hash, created_at, version)"
                        + " values (?, ?, ?, ?, 'pl_', ?, ?, 0)",
                id,
                of.team().value(),
                of.user().value(),
                name,
                id.toString(),
                OffsetDateTime.now(clock));
        return id;
    }

    UUID board(Member of, String name) {
        var id = TimeOrderedIds.next();
        jdbc.update(
                "insert into board (id, team_id, name, created_by, created_at, version) values (?, ?, ?, ?, ?, 0)",
                id,
                of.team().value(),
                name,
                of.user().value(),
                OffsetDateTime.now(clock));
        return id;
    }

    BudgetId hard(BudgetSubject subject, BudgetPeriod period, int credits) {
        return book.add(owner, new BudgetTerms(subject, period, Credits.of(credits), Hardness.HARD));
    }

    BudgetId soft(BudgetSubject subject, BudgetPeriod period, int credits) {
        return book.add(owner, new BudgetTerms(subject, period, Credits.of(credits), Hardness.SOFT));
    }

    BudgetSubject ofTeam() {
        return BudgetSubject.of(owner.team());
    }

    BudgetSubject of(Member person) {
        return BudgetSubject.of(person.user());
    }

    List<HoldId> spend(Member by, int each, int count) {
        return spend(Spender.of(by), Credits.of(each), count);
    }

    List<HoldId> spend(Spender spender, Credits each, int count) {
        var by = spender.member();
        var reservation = new Reservation(by.team(), each, count, by.user(), "Images");
        return transaction.execute(status -> ledger.hold(
                        List.of(reservation),
                        (holds, together) ->
                                budgets.charge(together, List.of(new Spending(spender, holds.getFirst(), each))))
                .getFirst());
    }

    void giveBack(HoldId hold, int credits) {
        transaction.executeWithoutResult(status -> budgets.giveBack(Map.of(hold, Credits.of(credits))));
    }

    BudgetView view(BudgetId budget) {
        return book.all(owner.team()).stream()
                .filter(one -> one.id().equals(budget))
                .findFirst()
                .orElseThrow();
    }

    Credits spent(BudgetId budget) {
        return view(budget).spent();
    }

    void waitUntil(Instant moment) {
        clock.advance(Duration.between(clock.instant(), moment));
    }

    static Spender withKey(Member member, UUID key) {
        return new Spender(member, Optional.of(key), Optional.empty());
    }

    static UserId nobody() {
        return new UserId(TimeOrderedIds.next());
    }
}
