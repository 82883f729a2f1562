package app.plantain.core.budgets;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.budgets.BudgetRows.LiveBudget;
import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The budgets of a team: what they are and how they stand. Whether the person may change them is for the caller to check;
 * each change is audited.
 */
@Service
public class BudgetBook {

    /** Many times what people keep track of, and few enough for one list. */
    private static final int MOST = 500;

    private final BudgetRows rows;
    private final BudgetList list;
    private final BudgetSubjects subjects;
    private final PastSpending past;
    private final Thresholds thresholds;
    private final TeamZones zones;
    private final AuditLog audit;
    private final Clock clock;

    BudgetBook(
            BudgetRows rows,
            BudgetList list,
            BudgetSubjects subjects,
            PastSpending past,
            Thresholds thresholds,
            TeamZones zones,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.list = list;
        this.subjects = subjects;
        this.past = past;
        this.thresholds = thresholds;
        this.zones = zones;
        this.audit = audit;
        this.clock = clock;
    }

    /** All budgets of a team: the team's own first, then by name. */
    @Transactional(readOnly = true)
    public List<BudgetView> all(TeamId team) {
        return list.all(team);
    }

    /** The budgets in which a person's own spending is counted, on any board and with any of the person's keys. */
    @Transactional(readOnly = true)
    public List<BudgetView> concerning(Member member) {
        return list.concerning(member);
    }

    /** What the team can make budgets for, by name. */
    @Transactional(readOnly = true)
    public List<NamedSubject> subjects(TeamId team) {
        return subjects.of(team);
    }

    /** What was spent already in the period that runs now: where a new budget would begin. */
    @Transactional(readOnly = true)
    public Credits soFar(TeamId team, BudgetSubject subject, BudgetPeriod period) {
        return past.since(team, subject, period.start(clock.instant(), zones.of(team)))
                .all();
    }

    /**
     * Adds a budget. What was spent in the running period counts; of a budget without periods, all that ever was.
     *
     * @throws IllegalArgumentException with a text for the user, where there is one for the same subject and period, the
     *     team has no such subject, or has too many budgets
     */
    @Transactional
    public BudgetId add(Member by, BudgetTerms terms) {
        requireSome(terms.amount());
        rows.lockSpending(by.team());
        if (!subjects.has(by.team(), terms.subject())) {
            throw new IllegalArgumentException("This is gone. Choose whom the budget is for again.");
        }
        if (rows.count(by.team()) >= MOST) {
            throw new IllegalArgumentException("A team has at most %d budgets. Remove one first.".formatted(MOST));
        }
        var id = new BudgetId(TimeOrderedIds.next());
        insert(by, id, terms);
        begin(by.team(), find(by.team(), id));
        record(by, "budget.add", id, inWords(terms.amount(), terms.hardness()));
        return id;
    }

    /**
     * Changes how much a budget allows and what it does then. What was spent stays counted.
     *
     * @throws NoSuchElementException where the team has no such budget
     */
    @Transactional
    public void change(Member by, BudgetId id, Credits amount, Hardness hardness) {
        requireSome(amount);
        var before = find(by.team(), id).terms();
        if (before.amount().equals(amount) && before.hardness() == hardness) {
            return;
        }
        rows.change(id, amount, hardness);
        var detail = "Now %s, was %s".formatted(inWords(amount, hardness), inWords(before.amount(), before.hardness()));
        record(by, "budget.change", id, detail);
    }

    /**
     * Removes a budget: it refuses and tells nothing any more.
     *
     * @throws NoSuchElementException where the team has no such budget
     */
    @Transactional
    public void remove(Member by, BudgetId id) {
        find(by.team(), id);
        record(by, "budget.remove", id, "");
        rows.remove(id, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Brings a removed budget back. What was spent in between counts.
     *
     * @throws IllegalArgumentException with a text for the user, where another one has taken its place
     * @throws NoSuchElementException where the team has removed no such budget
     */
    @Transactional
    public void restore(Member by, BudgetId id) {
        rows.lockSpending(by.team());
        try {
            if (!rows.restore(by.team(), id)) {
                throw gone();
            }
        } catch (DuplicateKeyException taken) {
            throw twice();
        }
        begin(by.team(), find(by.team(), id));
        record(by, "budget.restore", id, "");
    }

    private void insert(Member by, BudgetId id, BudgetTerms terms) {
        try {
            rows.insert(id, by.team(), terms, by.user(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        } catch (DuplicateKeyException twice) {
            throw twice();
        }
    }

    /** Nobody spends the team's credits meanwhile, so that nothing is counted twice or not at all. */
    private void begin(TeamId team, LiveBudget budget) {
        var now = clock.instant();
        var period = budget.at(now);
        var spent = past.since(
                team, budget.terms().subject(), budget.terms().period().start(now, budget.zone()));
        rows.open(period);
        rows.set(period, spent.all());
        rows.remember(period, spent.open());
        thresholds.look(budget, period);
    }

    private LiveBudget find(TeamId team, BudgetId id) {
        return rows.find(team, id).orElseThrow(BudgetBook::gone);
    }

    private void record(Member by, String action, BudgetId id, String detail) {
        var title = list.find(by.team(), id).map(BudgetView::title).orElse(id.toString());
        audit.record(by.user(), by.team(), action, title, detail);
    }

    private static String inWords(Credits amount, Hardness hardness) {
        return switch (hardness) {
            case HARD -> "%s credits, then refused".formatted(amount);
            case SOFT -> "%s credits, only told".formatted(amount);
        };
    }

    private static void requireSome(Credits amount) {
        if (amount.isZero()) {
            throw new IllegalArgumentException("A budget is more than zero credits.");
        }
    }

    private static NoSuchElementException gone() {
        return new NoSuchElementException("This budget is gone. Open the page again.");
    }

    private static IllegalArgumentException twice() {
        return new IllegalArgumentException("There is such a budget already. Change that one.");
    }
}
