package app.plantain.web.ui.statement;

import app.plantain.core.credits.GrantStanding;
import app.plantain.core.credits.GrantView;
import app.plantain.core.credits.TeamGrants;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.live.LiveChanges;
import app.plantain.web.ui.live.Pulse;
import app.plantain.web.ui.part.CreditPages;
import app.plantain.web.ui.part.PageHeader;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;

@Route(value = GrantsView.PATH, layout = WorkspaceLayout.class)
@PageTitle("Grants · Plantain")
@PermitAll
class GrantsView extends Div {

    static final String PATH = "statement/grants";

    private final GrantsPanel panel;
    private boolean changed;

    GrantsView(StatementAccess access, TeamGrants grants, CurrentMember current, LiveChanges live, Pulse pulse) {
        live.follow(this, current.require(), changes -> changed = true);
        this.panel = new GrantsPanel(new Mine(access, grants));
        addClassNames("pl-page", "pl-stack");
        add(
                new PageHeader("Grants", "What came in for the team, what is left of it, and until when."),
                new CreditPages(PATH),
                panel);
        pulse.follow(this, this::look);
    }

    /** The team's of whoever is signed in, who may have left it since. */
    private record Mine(StatementAccess access, TeamGrants grants) implements GrantsPanel.Source {

        @Override
        public GrantStanding newest(int limit) {
            return grants.of(access.reader().team(), limit);
        }

        @Override
        public List<GrantView> before(UUID grant, int limit) {
            return grants.before(access.reader().team(), grant, limit);
        }
    }

    private void look() {
        if (changed) {
            changed = false;
            panel.refresh();
        }
    }
}
