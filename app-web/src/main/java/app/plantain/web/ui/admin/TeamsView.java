package app.plantain.web.ui.admin;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.CreditGrants;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.TeamBalances;
import app.plantain.core.identity.TeamId;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.account.TeamSummary;
import app.plantain.web.account.Teams;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Map;

@Route(value = "admin", layout = WorkspaceLayout.class)
@PageTitle("Teams · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class TeamsView extends AdminPage {

    private static final int PAGE = 50;
    private static final int SEARCHED_FROM = 10;
    private static final Balance NOTHING = new Balance(Credits.ZERO, Credits.ZERO);

    private final transient Teams teams;
    private final transient TeamBalances balances;
    private final transient CreditGrants grants;
    private final transient CurrentMember current;
    private final transient LedgerProofs proofs;

    TeamsView(Teams teams, TeamBalances balances, CreditGrants grants, CurrentMember current, LedgerProofs proofs) {
        super("admin");
        this.teams = teams;
        this.balances = balances;
        this.grants = grants;
        this.current = current;
        this.proofs = proofs;
    }

    private record Row(TeamSummary team, Balance balance) {

        boolean isNamed(String part) {
            return team.name().toLowerCase(Locale.ROOT).contains(part.strip().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    void fill() {
        var rows = rows(balances.all());
        if (rows.isEmpty()) {
            add(new EmptyState(Icons.USERS, "There is no team yet", "A team is made with the first account."));
            return;
        }
        add(new ProofPanel(proofs, rows.size()), list(rows));
    }

    private List<Row> rows(Map<TeamId, Balance> known) {
        return teams.all().stream()
                .map(team -> new Row(team, known.getOrDefault(team.id(), NOTHING)))
                .toList();
    }

    private Div list(List<Row> rows) {
        var table = new CardTable<Row>("Teams");
        table.column("Team", row -> strong(row.team().name()));
        table.number("Members", row -> "%,d".formatted(row.team().members()));
        table.number("Available", row -> CreditText.of(row.balance().available()));
        table.number("Held", row -> CreditText.of(row.balance().held()));
        table.column("Created", row -> TimeText.day(row.team().created()));
        table.actions("Actions", row -> grantButton(row.team()));
        var section = new Div();
        section.addClassName("pl-stack");
        var pager = new Pager<>(table, rows);
        if (rows.size() > SEARCHED_FROM) {
            section.add(search(rows, pager));
        }
        section.add(table, pager);
        return section;
    }

    private static TextField search(List<Row> rows, Pager<Row> pager) {
        var field = new TextField();
        field.setPlaceholder("Find a team");
        field.setAriaLabel("Find a team");
        field.setPrefixComponent(Icons.SEARCH.create());
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> pager.restart(
                rows.stream().filter(row -> row.isNamed(change.getValue())).toList()));
        return field;
    }

    private static Span strong(String text) {
        var span = new Span(text);
        span.addClassName("pl-strong");
        return span;
    }

    private Button grantButton(TeamSummary team) {
        var button = new Button(
                "Grant credits",
                Icons.COINS.create(),
                click -> new GrantDialog(grants, current.user().id(), team, this::show).open());
        button.setAriaLabel("Grant credits to " + team.name());
        return button;
    }

    /** Shows long lists piece by piece. */
    private static final class Pager<T> extends Div {

        private final transient CardTable<T> table;
        private final Button more = new Button("Show more", click -> more());
        private transient List<T> rows;

        Pager(CardTable<T> table, List<T> rows) {
            this.table = table;
            this.rows = rows;
            add(more);
            restart(rows);
        }

        void restart(List<T> newRows) {
            rows = newRows;
            table.setRows(List.of());
            more();
        }

        private void more() {
            var from = table.size();
            var to = Math.min(rows.size(), from + PAGE);
            table.addRows(rows.subList(from, to));
            setVisible(to < rows.size());
        }
    }
}
