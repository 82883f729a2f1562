package app.plantain.web.ui.statement;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.TeamGrants;
import app.plantain.core.generation.JobId;
import app.plantain.core.identity.UserId;
import app.plantain.core.usage.MonthTotals;
import app.plantain.core.usage.Period;
import app.plantain.core.usage.Reader;
import app.plantain.core.usage.StatementCsv;
import app.plantain.core.usage.StatementEntry;
import app.plantain.core.usage.StatementFilter;
import app.plantain.core.usage.StatementPage;
import app.plantain.core.usage.Statements;
import app.plantain.core.usage.TeamDays;
import app.plantain.core.usage.UsageSeries;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.account.MyTeam;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.live.LiveChanges;
import app.plantain.web.ui.live.Pulse;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditPages;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.CsvDownload;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Figure;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.KindText;
import app.plantain.web.ui.part.PageHeader;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

@Route(value = StatementAddress.PATH, layout = WorkspaceLayout.class)
@PageTitle("Statement · Plantain")
@PermitAll
class StatementView extends Div implements BeforeEnterObserver {

    static final int PAGE = 50;

    private static final int MOST_PRINTED = 2_000;
    private static final int MOST_REFRESHED = 500;
    private static final int MONTHS = 12;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final transient StatementAccess access;
    private final transient Statements statements;
    private final transient Ledger ledger;
    private final transient TeamGrants grants;
    private final transient ExplainDialogs dialogs;
    private final transient Reader reader;
    private final ZoneId zone;
    private final LocalDate today;
    private final PageHeader header;
    private final StatementFilters filters;
    private final Paragraph scope = new Paragraph();
    private final Div figures = new Div();
    private final Paragraph next = new Paragraph();
    private final Div body = new Div();
    private final Details months = new Details("The team's last twelve months");
    private final CardTable<StatementEntry> table = new CardTable<>("Statement");
    private final Button older = new Button("Show older", click -> showOlder());
    private transient StatementFilter filter = StatementFilter.ALL;
    private transient List<StatementEntry> shown = new ArrayList<>();
    private transient StatementPage page = new StatementPage(List.of(), Optional.empty());
    private boolean changed;

    StatementView(
            StatementAccess access,
            CurrentMember current,
            Statements statements,
            StatementCsv csv,
            UsageSeries usage,
            Ledger ledger,
            TeamGrants grants,
            TeamDays days,
            ExplainDialogs dialogs,
            LiveChanges live,
            Pulse pulse) {
        this.access = access;
        this.statements = statements;
        this.ledger = ledger;
        this.grants = grants;
        this.dialogs = dialogs;
        this.reader = access.reader();
        this.zone = days.zone(reader.team());
        this.today = days.today(zone);
        this.header = new PageHeader(
                "Statement",
                "%s Times and days are %s."
                        .formatted(
                                access.readsAll()
                                        ? "Every credit of the team, and why it moved."
                                        : "Your jobs, and what concerns the whole team. The balance is the team's.",
                                MovementTexts.zone(zone)),
                actions(csv));
        this.filters = new StatementFilters(today, zone, people(usage), this::go);
        addClassNames("pl-page", "pl-stack", "pl-statement");
        var print = new Paragraph(current.team().map(MyTeam::name).orElse(""));
        print.addClassName("pl-print-only");
        scope.addClassName("pl-quiet");
        figures.addClassNames("pl-card", "pl-figures");
        body.addClassName("pl-stack");
        months.addClassName("pl-no-print");
        months.addOpenedChangeListener(change -> showMonths());
        columns();
        older.addClassName("pl-no-print");
        add(header, print, new CreditPages(StatementAddress.PATH), filters, scope, figures, next, months, body);
        live.follow(this, current.require(), changes -> changed = true);
        pulse.follow(this, this::look);
    }

    private Component[] actions(StatementCsv csv) {
        var row = new Div(
                new CsvDownload(() -> "statement-" + today, out -> csv.write(access.reader(), filter, out)),
                new Button("Print", Icons.SCROLL_TEXT.create(), click -> print()));
        row.addClassNames("pl-row", "pl-no-print");
        return new Component[] {row};
    }

    private Map<UserId, String> people(UsageSeries usage) {
        var people = new LinkedHashMap<UserId, String>();
        if (access.readsAll()) {
            usage.people(reader.team()).entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .forEach(person -> people.put(UserId.parse(person.getKey()), person.getValue()));
        }
        return people;
    }

    private void columns() {
        table.column("Date", line -> TimeText.minute(line.at(), zone));
        table.column("What", line -> new Span(KindText.of(line.kind())));
        table.column("Why", StatementView::why);
        table.number("Available", line -> MovementTexts.change(line.available()));
        table.number("Held", line -> MovementTexts.change(line.held()));
        table.number("Balance", line -> CreditText.of(line.availableAfter()));
        table.actions("Explain", this::explain);
    }

    private static Component why(StatementEntry line) {
        var why = new Div(new Div(line.reason()));
        why.addClassName("pl-why");
        var more = new ArrayList<String>();
        line.person().ifPresent(more::add);
        line.prompt().ifPresent(more::add);
        if (!more.isEmpty()) {
            var small = new Div(String.join(" · ", more));
            small.addClassNames("pl-small", "pl-quiet", "pl-one-line");
            why.add(small);
        }
        return why;
    }

    private Component explain(StatementEntry line) {
        return line.job().<Component>map(this::explain).orElseGet(Span::new);
    }

    private Button explain(JobId job) {
        var button = new Button("Explain", click -> dialogs.open(job));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel("Explain this charge");
        button.addClassName("pl-no-print");
        return button;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = StatementAddress.read(event.getLocation().getQueryParameters(), zone);
        filters.show(filter);
        showNewest(PAGE);
        showRest();
    }

    private void go(StatementFilter wanted) {
        UI.getCurrent().navigate(StatementAddress.PATH, StatementAddress.of(wanted));
    }

    private void showNewest(int count) {
        page = statements.newest(access.reader(), filter, count);
        shown = new ArrayList<>(page.entries());
        table.setRows(shown);
        render();
    }

    private void showOlder() {
        page.next().ifPresent(place -> {
            page = statements.after(access.reader(), filter, place, PAGE);
            shown.addAll(page.entries());
            table.addRows(page.entries());
            render();
        });
    }

    private void render() {
        body.removeAll();
        if (shown.isEmpty() && page.next().isEmpty()) {
            body.add(empty());
        } else if (shown.isEmpty()) {
            body.add(new Paragraph("Nothing was found so far. There is more further back."));
        } else {
            body.add(table);
        }
        older.setText(shown.isEmpty() ? "Look further back" : "Show older");
        older.setVisible(page.next().isPresent());
        body.add(older);
    }

    private EmptyState empty() {
        return filter.equals(StatementFilter.ALL)
                ? new EmptyState(
                        Icons.RECEIPT_TEXT, "No credits have moved yet", "An administrator grants them to the team.")
                : new EmptyState(Icons.RECEIPT_TEXT, "No line fits", "Choose another period or clear the filters.");
    }

    /** What stands around the lines. */
    private void showRest() {
        showScope();
        figures.removeAll();
        next.removeAll();
        filter.period().ifPresentOrElse(this::showTotals, this::showBalance);
        next.setVisible(next.getChildren().findAny().isPresent());
        showMonths();
    }

    private void showScope() {
        var words = new ArrayList<String>();
        filter.period().ifPresent(period -> words.add(days(period)));
        filter.kind().ifPresent(kind -> words.add(KindText.of(kind)));
        filter.model().ifPresent(model -> words.add(model.value()));
        filter.vendor().ifPresent(vendor -> words.add("made by " + vendor.value()));
        if (!filter.text().isBlank()) {
            words.add("“%s”".formatted(filter.text()));
        }
        scope.setText(words.isEmpty() ? "" : "Shown: " + String.join(", ", words));
        scope.setVisible(!words.isEmpty());
    }

    private static String days(Period period) {
        var first = DAY.format(period.first());
        return period.first().equals(period.last()) ? first : first + " – " + DAY.format(period.last());
    }

    private void showBalance() {
        var balance = ledger.balance(reader.team());
        figures.add(new Figure("Available", balance.available()), new Figure("Held by open jobs", balance.held()));
        var words = GrantWords.next(grants.of(reader.team(), 0));
        if (!words.isEmpty()) {
            var link = new Anchor(GrantsView.PATH, "See what is left of each grant");
            link.getElement().setAttribute("router-link", true);
            link.addClassName("pl-no-print");
            next.add(new Span(words + " "), link);
        }
    }

    /** All of it is the team's: what is available, what came and went, and what is available then. */
    private void showTotals(Period period) {
        var totals = statements.totals(reader.team(), period);
        var moved = totals.moved();
        figures.add(
                new Figure("Team at the start", totals.opening()),
                new Figure("In", moved.in()),
                new Figure("Spent", moved.spent()));
        if (!moved.out().isZero()) {
            figures.add(new Figure("Out otherwise", moved.out()));
        }
        if (moved.held() != 0) {
            figures.add(new Figure(moved.held() > 0 ? "More held" : "Less held", new Credits(Math.abs(moved.held()))));
        }
        figures.add(new Figure(period.last().isBefore(today) ? "Team at the end" : "Team now", totals.closing()));
    }

    /** A whole year is only summed up for who wants to see it. */
    private void showMonths() {
        months.removeAll();
        if (!months.isOpened()) {
            return;
        }
        var list = new CardTable<MonthTotals>("The team's months");
        list.column("Month", this::month);
        list.number("In", month -> CreditText.of(month.moved().in()));
        list.number("Spent", month -> CreditText.of(month.moved().spent()));
        list.number("Out otherwise", month -> CreditText.of(month.moved().out()));
        list.number("Images", month -> "%,d".formatted(month.moved().images()));
        list.setRows(statements.months(reader.team(), YearMonth.from(today), MONTHS, zone));
        months.add(list);
    }

    private Anchor month(MonthTotals month) {
        var days = StatementAddress.of(StatementFilter.ALL.in(Period.of(month.month(), zone)));
        var link = new Anchor(StatementAddress.PATH + "?" + days.getQueryString(), MONTH.format(month.month()));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    /** Reads again where something changed since the last look, and the person has not gone far back. */
    private void look() {
        if (!changed || shown.size() > MOST_REFRESHED) {
            return;
        }
        changed = false;
        var now = statements.newest(access.reader(), filter, Math.max(PAGE, shown.size()));
        if (!now.entries().equals(shown)) {
            page = now;
            shown = new ArrayList<>(now.entries());
            table.setRows(shown);
            render();
        }
        showRest();
    }

    /** A page of paper holds what the screen would have to scroll for, within reason. */
    private void print() {
        if (page.next().isPresent() && shown.size() < MOST_PRINTED) {
            showNewest(MOST_PRINTED);
        }
        UI.getCurrent().getPage().executeJs("setTimeout(() => window.print(), 300)");
    }
}
