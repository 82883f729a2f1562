package app.plantain.core.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.budgets.Budgets.Spending;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.LedgerProof;
import app.plantain.core.credits.Reservation;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.Histories;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Random histories of a team's budgets, beside a model that is too simple to be wrong. */
class BudgetHistoryTests extends Histories {

    /** What may happen; {@code which} picks one of the budgets, holds or requests so far. */
    sealed interface Event {
        record Spend(int who, int hundredths, int count) implements Event {}

        record Resolve(int which, int percent) implements Event {}

        record Change(int which, int hundredths, boolean hard) implements Event {}

        record Ask(int which, int hundredths) implements Event {}

        record Approve(int which) implements Event {}

        record TakeBack(int which) implements Event {}

        record Wait(int hours) implements Event {}
    }

    @Property(tries = 50)
    void everyHistoryOnH2EndsWhereTheModelDoes(@ForAll("histories") List<Event> history) {
        new Run(onH2()).play(history);
    }

    @Property(tries = 40)
    void everyHistoryOnPostgresEndsWhereTheModelDoes(@ForAll("histories") List<Event> history) {
        new Run(onPostgres()).play(history);
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        var amount = Arbitraries.integers().between(1, 3_000);
        var which = Arbitraries.integers().between(0, 1_000);
        var spend = which.flatMap(who -> amount.flatMap(
                each -> Arbitraries.integers().between(1, 4).map(count -> new Event.Spend(who, each, count))));
        return Arbitraries.<Event>oneOf(
                        spend,
                        spend,
                        which.flatMap(hold ->
                                Arbitraries.integers().between(0, 100).map(part -> new Event.Resolve(hold, part))),
                        which.flatMap(budget -> amount.flatMap(each ->
                                Arbitraries.of(true, false).map(hard -> new Event.Change(budget, each * 3, hard)))),
                        which.flatMap(budget -> amount.map(each -> new Event.Ask(budget, each))),
                        which.map(Event.Approve::new),
                        which.map(Event.TakeBack::new),
                        Arbitraries.integers().between(1, 40).map(Event.Wait::new))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** One history of one new team with two people, which counts its days in UTC. */
    private static final class Run {

        private final Budgets budgets;
        private final BudgetBook book;
        private final BudgetRequests requests;
        private final Ledger ledger;
        private final LedgerProof proof;
        private final TransactionTemplate transaction;
        private final JdbcTemplate jdbc;
        private final SettableClock clock;
        private final List<Member> people = new ArrayList<>();
        private final List<ModelBudget> model = new ArrayList<>();
        private final Map<HoldId, ModelHold> open = new LinkedHashMap<>();
        private final Map<RequestId, ModelRequest> asked = new LinkedHashMap<>();

        Run(ApplicationContext context) {
            budgets = context.getBean(Budgets.class);
            book = context.getBean(BudgetBook.class);
            requests = context.getBean(BudgetRequests.class);
            ledger = context.getBean(Ledger.class);
            proof = context.getBean(LedgerProof.class);
            transaction = context.getBean(TransactionTemplate.class);
            jdbc = context.getBean(JdbcTemplate.class);
            clock = context.getBean(SettableClock.class);
            var teams = new TestTeams(jdbc);
            people.add(transaction.execute(status -> {
                var someone = teams.member();
                ledger.open(someone.team());
                return someone;
            }));
            var other = teams.member();
            jdbc.update(
                    "update team_member set team_id = ? where user_id = ?",
                    me().team().value(),
                    other.user().value());
            people.add(new Member(me().team(), other.user()));
            ledger.grant(me().team(), Credits.of(1_000_000), "To start with", null, "grant:" + me().team());
            budget(BudgetSubject.of(me().team()), BudgetPeriod.WEEK, 12_000, Hardness.HARD);
            budget(BudgetSubject.of(me().team()), BudgetPeriod.TOTAL, 30_000, Hardness.HARD);
            budget(BudgetSubject.of(me().user()), BudgetPeriod.DAY, 5_000, Hardness.HARD);
            budget(BudgetSubject.of(me().user()), BudgetPeriod.MONTH, 9_000, Hardness.SOFT);
        }

        private Member me() {
            return people.getFirst();
        }

        private void budget(BudgetSubject subject, BudgetPeriod period, int hundredths, Hardness hardness) {
            var id = book.add(me(), new BudgetTerms(subject, period, new Credits(hundredths), hardness));
            model.add(new ModelBudget(id, subject, period, hundredths, hardness));
        }

        void play(List<Event> history) {
            for (var event : history) {
                apply(event);
                compare();
            }
            assertThat(proof.breaks()).isEmpty();
        }

        private void compare() {
            var views = book.all(me().team());
            for (var budget : model) {
                var view = views.stream()
                        .filter(one -> one.id().equals(budget.id))
                        .findFirst()
                        .orElseThrow();
                var first = budget.first(today());
                assertThat(view.spent()).isEqualTo(new Credits(budget.spent.getOrDefault(first, 0L)));
                assertThat(view.extra()).isEqualTo(new Credits(budget.extra.getOrDefault(first, 0L)));
            }
        }

        private void apply(Event event) {
            switch (event) {
                case Event.Spend(var who, var hundredths, var count) ->
                    spend(people.get(who % people.size()), hundredths, count);
                case Event.Resolve(var which, var percent) -> resolve(which, percent);
                case Event.Change(var which, var hundredths, var hard) -> {
                    var budget = model.get(which % model.size());
                    budget.amount = hundredths;
                    budget.hardness = hard ? Hardness.HARD : Hardness.SOFT;
                    book.change(me(), budget.id, new Credits(hundredths), budget.hardness);
                }
                case Event.Ask(var which, var hundredths) -> {
                    var budget = model.get(which % model.size());
                    var id = requests.ask(me(), budget.id, new Credits(hundredths), "");
                    asked.put(id, new ModelRequest(budget, hundredths));
                }
                case Event.Approve(var which) -> decide(which, true);
                case Event.TakeBack(var which) -> decide(which, false);
                case Event.Wait(var hours) -> clock.advance(Duration.ofHours(hours));
            }
        }

        private void spend(Member by, int hundredths, int count) {
            var each = new Credits(hundredths);
            var concerned = model.stream().filter(budget -> budget.concerns(by)).toList();
            var fits = concerned.stream().allMatch(budget -> budget.hasRoom(today(), (long) hundredths * count));
            try {
                var reservation = new Reservation(by.team(), each, count, by.user(), "Images");
                transaction.executeWithoutResult(status -> ledger.hold(List.of(reservation), (some, together) -> {
                    var holds = some.getFirst();
                    budgets.charge(together, List.of(new Spending(Spender.of(by), holds, each)));
                    holds.forEach(hold -> open.put(hold, new ModelHold(hundredths, today(), concerned)));
                }));
                assertThat(fits).isTrue();
                concerned.forEach(
                        budget -> budget.spent.merge(budget.first(today()), (long) hundredths * count, Long::sum));
            } catch (BudgetExceeded refused) {
                assertThat(fits).isFalse();
            }
        }

        private void resolve(int which, int percent) {
            if (open.isEmpty()) {
                return;
            }
            var id = List.copyOf(open.keySet()).get(which % open.size());
            var hold = Objects.requireNonNull(open.get(id));
            var due = new Credits(hold.hundredths * percent / 100);
            var rest = hold.hundredths - due.hundredths();
            open.remove(id);
            for (var times = 0; times < 2; times++) {
                transaction.executeWithoutResult(status -> {
                    if (rest > 0) {
                        budgets.giveBack(Map.of(id, new Credits(rest)));
                    }
                    ledger.capture(id, due, "Delivered");
                });
            }
            hold.budgets.forEach(budget -> budget.spent.merge(budget.first(hold.day), -rest, Long::sum));
        }

        private void decide(int which, boolean approve) {
            if (asked.isEmpty()) {
                return;
            }
            var id = List.copyOf(asked.keySet()).get(which % asked.size());
            var request = Objects.requireNonNull(asked.get(id));
            if (approve) {
                if (requests.approve(me(), id)) {
                    request.givenTo = request.budget.first(today());
                    request.budget.extra.merge(request.givenTo, request.hundredths, Long::sum);
                }
            } else if (requests.reopen(me(), id)) {
                request.budget.extra.merge(request.givenTo, -request.hundredths, Long::sum);
            }
        }

        private LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
    }

    private static final class ModelBudget {
        private final BudgetId id;
        private final BudgetSubject subject;
        private final BudgetPeriod period;
        private final Map<LocalDate, Long> spent = new HashMap<>();
        private final Map<LocalDate, Long> extra = new HashMap<>();
        private long amount;
        private Hardness hardness;

        ModelBudget(BudgetId id, BudgetSubject subject, BudgetPeriod period, long amount, Hardness hardness) {
            this.id = id;
            this.subject = subject;
            this.period = period;
            this.amount = amount;
            this.hardness = hardness;
        }

        boolean concerns(Member member) {
            return subject.id().equals(member.team().value())
                    || subject.id().equals(member.user().value());
        }

        LocalDate first(LocalDate day) {
            return switch (period) {
                case DAY -> day;
                case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
                case MONTH -> day.withDayOfMonth(1);
                case TOTAL -> LocalDate.EPOCH;
            };
        }

        boolean hasRoom(LocalDate day, long needed) {
            var now = spent.getOrDefault(first(day), 0L);
            return hardness == Hardness.SOFT || now + needed <= amount + extra.getOrDefault(first(day), 0L);
        }
    }

    private record ModelHold(long hundredths, LocalDate day, List<ModelBudget> budgets) {}

    private static final class ModelRequest {
        private final ModelBudget budget;
        private final long hundredths;
        private LocalDate givenTo = LocalDate.EPOCH;

        ModelRequest(ModelBudget budget, long hundredths) {
            this.budget = budget;
            this.hundredths = hundredths;
        }
    }
}
