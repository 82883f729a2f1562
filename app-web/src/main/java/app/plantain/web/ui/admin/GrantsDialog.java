package app.plantain.web.ui.admin;

import app.plantain.core.credits.GrantStanding;
import app.plantain.core.credits.GrantView;
import app.plantain.core.credits.TeamStandings;
import app.plantain.core.identity.TeamId;
import app.plantain.web.account.TeamSummary;
import app.plantain.web.ui.statement.GrantsPanel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;
import java.util.UUID;

/** What came in for a team and what is left of it, as its members read it. */
final class GrantsDialog extends Dialog {

    GrantsDialog(TeamStandings standings, TeamSummary team) {
        super("Grants of " + team.name());
        setWidth("min(860px, 96vw)");
        add(new GrantsPanel(new OfTeam(standings, team.id())));
        getFooter().add(new Button("Close", click -> close()));
    }

    private record OfTeam(TeamStandings standings, TeamId team) implements GrantsPanel.Source {

        @Override
        public GrantStanding newest(int limit) {
            return standings.grants(team, limit);
        }

        @Override
        public List<GrantView> before(UUID grant, int limit) {
            return standings.grantsBefore(team, grant, limit);
        }
    }
}
