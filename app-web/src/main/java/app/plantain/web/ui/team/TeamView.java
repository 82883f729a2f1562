package app.plantain.web.ui.team;

import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.web.account.CodeRedemption;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.account.DoubtRules;
import app.plantain.web.account.Entry;
import app.plantain.web.account.Invitations;
import app.plantain.web.account.MyTeam;
import app.plantain.web.account.Role;
import app.plantain.web.account.RoutingRules;
import app.plantain.web.account.TeamMember;
import app.plantain.web.account.Teams;
import app.plantain.web.address.PublicAddress;
import app.plantain.web.ui.budgets.BudgetParts;
import app.plantain.web.ui.form.Attempt;
import app.plantain.web.ui.form.EntryForm;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

@Route(value = "team", layout = WorkspaceLayout.class)
@PageTitle("Team · Plantain")
@PermitAll
class TeamView extends Div implements BeforeEnterObserver {

    private final transient CurrentMember current;
    private final transient Teams teams;
    private final transient Invitations invitations;
    private final transient DoubtRules doubts;
    private final transient RoutingRules routing;
    private final transient BudgetParts budgets;
    private final transient CodeRedemption codes;
    private final transient Ledger ledger;
    private final transient PublicAddress address;

    TeamView(
            CurrentMember current,
            Teams teams,
            Invitations invitations,
            DoubtRules doubts,
            RoutingRules routing,
            BudgetParts budgets,
            CodeRedemption codes,
            Ledger ledger,
            PublicAddress address) {
        this.current = current;
        this.teams = teams;
        this.invitations = invitations;
        this.doubts = doubts;
        this.routing = routing;
        this.budgets = budgets;
        this.codes = codes;
        this.ledger = ledger;
        this.address = address;
        addClassNames("pl-page", "pl-page-narrow", "pl-stack", "pl-stack-loose");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        current.find()
                .ifPresentOrElse(
                        this::show,
                        () -> add(new EmptyState(
                                Icons.USERS, "You belong to no team", "Ask the owner of a team for an invitation.")));
    }

    private void show(Member me) {
        var mine = current.teams();
        var team = mine.stream()
                .filter(one -> one.id().equals(me.team()))
                .findFirst()
                .orElseThrow();
        var people = teams.members(me);
        add(new PageHeader(team.name(), count(people.size()), actions(me, team, mine)), list(me, team.role(), people));
        if (team.role() == Role.OWNER) {
            add(new InvitationList(invitations, me));
        }
        add(
                new RoutingSection(routing, me, team.role()),
                new DoubtRuleSection(doubts, me, team.role()),
                budgets.section(me, team.role()),
                new Statement(ledger, me.team()));
    }

    private static String count(int people) {
        return people == 1 ? "1 person" : people + " people";
    }

    private Component[] actions(Member me, MyTeam team, List<MyTeam> mine) {
        var row = new Div();
        row.addClassName("pl-row");
        if (mine.size() > 1) {
            row.add(switcher(team, mine));
        }
        row.add(redeem(me));
        if (team.role() == Role.OWNER) {
            row.add(new Button("Rename", click -> rename(me, team)), invite(me));
        }
        return new Component[] {row};
    }

    private Select<MyTeam> switcher(MyTeam team, List<MyTeam> mine) {
        var select = new Select<MyTeam>();
        select.setAriaLabel("Team you work for");
        select.setItems(mine);
        select.setItemLabelGenerator(MyTeam::name);
        select.setValue(team);
        select.addValueChangeListener(change -> {
            current.switchTo(change.getValue().id());
            UI.getCurrent().getPage().reload();
        });
        return select;
    }

    private Button redeem(Member me) {
        return new Button(
                "Redeem a code", Icons.GIFT.create(), click -> new RedeemDialog(codes, me, this::show).open());
    }

    private Button invite(Member me) {
        var button = new Button("Invite", Icons.USER_PLUS.create(), click -> {
            var dialog = new InviteDialog(invitations, address, me);
            dialog.addClosedListener(closed -> show());
            dialog.open();
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void rename(Member me, MyTeam team) {
        var dialog = new Dialog("Rename the team");
        var name = new TextField("Team name");
        name.setValue(team.name());
        name.setMaxLength(80);
        var form = new EntryForm("Rename", () -> {
            teams.rename(me, name.getValue());
            dialog.close();
            UI.getCurrent().getPage().reload();
        });
        form.field(Entry.TEAM_NAME, name).setAutofocus(true);
        dialog.setWidth("min(420px, 92vw)");
        dialog.add(form);
        dialog.open();
    }

    private Component list(Member me, Role myRole, List<TeamMember> people) {
        var rows = new Div();
        rows.addClassNames("pl-panel", "pl-divided");
        rows.getElement().setAttribute("role", "list");
        people.forEach(person -> rows.add(new PersonRow(person, controls(me, myRole, person))));
        var section = new Div(new H2("People"), rows);
        section.addClassName("pl-stack");
        return section;
    }

    private List<Component> controls(Member me, Role myRole, TeamMember person) {
        var isMe = person.user().equals(me.user());
        var end = isMe ? List.<Component>of(leave(me)) : List.<Component>of(remove(me, person));
        return switch (myRole) {
            case OWNER -> List.of(role(me, person), end.getFirst());
            case MEMBER ->
                isMe ? List.of(PersonRow.role(person.role()), leave(me)) : List.of(PersonRow.role(person.role()));
        };
    }

    private Select<Role> role(Member me, TeamMember person) {
        var select = new Select<Role>();
        select.setAriaLabel("Role of " + person.name());
        select.setItems(Role.values());
        select.setItemLabelGenerator(PersonRow::name);
        select.setValue(person.role());
        select.setWidth("120px");
        select.addValueChangeListener(change -> {
            Attempt.now(() -> teams.changeRole(me, person.user(), change.getValue()));
            show();
        });
        return select;
    }

    private Button remove(Member me, TeamMember person) {
        return quiet(
                Icons.X,
                "Remove " + person.name(),
                () -> Attempt.afterAsking(
                        "Remove " + person.name() + "?",
                        "The person's API keys for this team and open invitations end at once. Pictures stay with the team.",
                        "Remove",
                        () -> {
                            teams.remove(me, person.user());
                            show();
                        }));
    }

    private Button leave(Member me) {
        return quiet(
                Icons.LOG_OUT,
                "Leave the team",
                () -> Attempt.afterAsking(
                        "Leave the team?",
                        "Your API keys for this team end at once. Only an owner can invite you again.",
                        "Leave",
                        () -> {
                            teams.leave(me);
                            UI.getCurrent().getPage().setLocation("./");
                        }));
    }

    private static Button quiet(Icons icon, String label, Runnable action) {
        var button = new Button(icon.create(), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
