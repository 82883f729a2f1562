package app.plantain.web.ui.admin;

import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import app.plantain.core.prices.TeamGroup;
import app.plantain.core.prices.TeamGroups;
import app.plantain.web.account.TeamSummary;
import app.plantain.web.account.Teams;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which teams have prices of their own. */
final class TeamGroupsSection extends Div {

    private static final int MOST_NAMED = 10;

    private final transient TeamGroups groups;
    private final UserId by;
    private final transient Runnable changed;
    private final transient Map<TeamId, TeamGroup> known;
    private final transient List<TeamSummary> teams;
    private final transient List<TeamGroup> names;

    /** @param names the groups that can be chosen without writing their names */
    TeamGroupsSection(TeamGroups groups, Teams teams, UserId by, List<TeamGroup> names, Runnable changed) {
        this.groups = groups;
        this.by = by;
        this.changed = changed;
        this.known = groups.all();
        this.teams = teams.all();
        this.names = names;
        addClassName("pl-stack");
        var text = new Paragraph(
                known.isEmpty()
                        ? "All teams have the same prices. Put some into a group to give it prices of its own."
                        : "A group has the prices of all teams where it has none of its own.");
        text.addClassNames("pl-quiet", "pl-fill");
        var put = new Button("Group a team", Icons.USERS.create(), click -> open());
        var head = new Div(text, put);
        head.addClassName("pl-row");
        add(new H2("Team groups"), head);
        if (!known.isEmpty()) {
            add(table());
        }
    }

    private record Row(TeamGroup group, List<TeamSummary> teams) {}

    private CardTable<Row> table() {
        var byGroup = teams.stream()
                .filter(team -> known.containsKey(team.id()))
                .collect(Collectors.groupingBy(
                        team -> Objects.requireNonNull(known.get(team.id())), TreeMap::new, Collectors.toList()));
        var table = new CardTable<Row>("Team groups");
        table.column("Group", row -> PricesView.strong(row.group().name()));
        table.number("Teams", row -> "%,d".formatted(row.teams().size()));
        table.column("Named", row -> new Span(named(row.teams())));
        table.setRows(byGroup.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue()))
                .toList());
        return table;
    }

    private static String named(List<TeamSummary> teams) {
        var names = teams.stream().limit(MOST_NAMED).map(TeamSummary::name).collect(Collectors.joining(", "));
        return teams.size() <= MOST_NAMED ? names : names + " and more";
    }

    private void open() {
        new TeamGroupDialog(groups, teams, known, names, by, changed).open();
    }
}
