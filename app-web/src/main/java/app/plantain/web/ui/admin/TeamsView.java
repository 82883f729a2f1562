package app.plantain.web.ui.admin;

import app.plantain.core.budgets.BudgetOrders;
import app.plantain.core.credits.CreditOrders;
import app.plantain.core.credits.TeamStanding;
import app.plantain.core.credits.TeamStandings;
import app.plantain.core.identity.TeamId;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.account.StepUp;
import app.plantain.web.account.TeamSummary;
import app.plantain.web.account.Teams;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

@Route(value = "admin", layout = WorkspaceLayout.class)
@PageTitle("Teams · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class TeamsView extends AdminPage {

    private static final int PAGE = 50;
    private static final int SEARCHED_FROM = 10;

    private final transient Teams teams;
    private final transient TeamStandings standings;
    private final transient CreditOrderDialog.Parts orders;
    private final transient BudgetOrders budgets;
    private final transient CurrentMember current;
    private final transient LedgerProofs proofs;
    private final transient Map<TeamId, Checkbox> boxes = new HashMap<>();
    private final transient Map<TeamId, Row> selected = new LinkedHashMap<>();
    private final TeamSelection selection =
            new TeamSelection(() -> change(List.copyOf(selected.values())), this::setBudget, this::clear);

    TeamsView(
            Teams teams,
            TeamStandings standings,
            CreditOrders orders,
            StepUp stepUp,
            Clock clock,
            BudgetOrders budgets,
            CurrentMember current,
            LedgerProofs proofs) {
        super("admin");
        this.teams = teams;
        this.standings = standings;
        this.orders = new CreditOrderDialog.Parts(orders, stepUp, clock);
        this.budgets = budgets;
        this.current = current;
        this.proofs = proofs;
    }

    private record Row(TeamSummary team, TeamStanding standing) {

        CreditOrderPreview.Team before() {
            return new CreditOrderPreview.Team(
                    team.id(), team.name(), standing.balance().available(), standing.allowance());
        }
    }

    @Override
    void fill() {
        boxes.clear();
        clear();
        var all = teams.all();
        if (all.isEmpty()) {
            add(new EmptyState(Icons.USERS, "There is no team yet", "A team is made with the first account."));
            return;
        }
        add(new ProofPanel(proofs, all.size()), list(all), selection);
    }

    /** How many teams stand is read only of those that are shown. */
    private List<Row> rows(List<TeamSummary> some) {
        var known = standings.of(some.stream().map(TeamSummary::id).toList());
        return some.stream()
                .map(team -> new Row(team, Objects.requireNonNull(known.get(team.id()))))
                .toList();
    }

    private Div list(List<TeamSummary> all) {
        var table = new CardTable<Row>("Teams");
        table.column("Team", this::choice);
        table.number("Members", row -> "%,d".formatted(row.team().members()));
        table.number("Available", row -> CreditText.of(row.standing().balance().available()));
        table.number("Held", row -> CreditText.of(row.standing().balance().held()));
        table.number("This month", row -> CreditText.of(row.standing().spentThisMonth()));
        table.column("Lasts until", row -> new Span(lastsUntil(row.standing())));
        table.column(
                "Regularly",
                row -> new Span(CreditOrderPreview.inWords(row.standing().allowance())));
        table.actions("Actions", this::buttons);
        var section = new Div();
        section.addClassName("pl-stack");
        var pager = new Pager(table, all);
        if (all.size() > SEARCHED_FROM) {
            section.add(search(all, pager));
        }
        section.add(table, pager);
        return section;
    }

    private static String lastsUntil(TeamStanding standing) {
        return standing.runsOut()
                .map(day -> DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(Locale.ENGLISH)
                        .format(day))
                .orElse("—");
    }

    private Checkbox choice(Row row) {
        var box =
                new Checkbox(row.team().name(), selected.containsKey(row.team().id()));
        box.addClassName("pl-strong");
        box.addValueChangeListener(change -> {
            if (change.getValue()) {
                selected.put(row.team().id(), row);
            } else {
                selected.remove(row.team().id());
            }
            selection.show(selected.size());
        });
        boxes.put(row.team().id(), box);
        return box;
    }

    private void clear() {
        selected.clear();
        boxes.values().forEach(box -> box.setValue(false));
        selection.show(0);
    }

    private void change(List<Row> some) {
        new CreditOrderDialog(
                        orders,
                        current.user().id(),
                        some.stream().map(Row::before).toList(),
                        this::show)
                .open();
    }

    private static TextField search(List<TeamSummary> all, Pager pager) {
        var field = new TextField();
        field.setPlaceholder("Find a team");
        field.setAriaLabel("Find a team");
        field.setPrefixComponent(Icons.SEARCH.create());
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> pager.restart(
                all.stream().filter(team -> isNamed(team, change.getValue())).toList()));
        return field;
    }

    private static boolean isNamed(TeamSummary team, String part) {
        return team.name().toLowerCase(Locale.ROOT).contains(part.strip().toLowerCase(Locale.ROOT));
    }

    private Div buttons(Row row) {
        var button = new Button("Credits", Icons.COINS.create(), click -> change(List.of(row)));
        button.setAriaLabel("Change the credits of " + row.team().name());
        var grants = new Button("Grants", click -> new GrantsDialog(standings, row.team()).open());
        grants.setAriaLabel("Grants of " + row.team().name());
        var both = new Div(grants, button);
        both.addClassName("pl-row");
        return both;
    }

    private void setBudget() {
        var some = selected.values().stream().map(Row::before).toList();
        new BudgetOrderDialog(budgets, current.user().id(), some, this::show).open();
    }

    /** Shows long lists piece by piece. */
    private final class Pager extends Div {

        private final transient CardTable<Row> table;
        private final Button more = new Button("Show more", click -> more());
        private transient List<TeamSummary> some;

        Pager(CardTable<Row> table, List<TeamSummary> some) {
            this.table = table;
            this.some = some;
            add(more);
            restart(some);
        }

        void restart(List<TeamSummary> others) {
            some = others;
            table.setRows(List.of());
            more();
        }

        private void more() {
            var from = table.size();
            var to = Math.min(some.size(), from + PAGE);
            table.addRows(rows(some.subList(from, to)));
            setVisible(to < some.size());
        }
    }
}
