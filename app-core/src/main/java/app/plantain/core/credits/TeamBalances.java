package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What all teams have, for administrators. */
@Service
public class TeamBalances {

    private final LedgerRows rows;

    TeamBalances(LedgerRows rows) {
        this.rows = rows;
    }

    /** The balance of every team that has accounts, read in one query. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public Map<TeamId, Balance> all() {
        return rows.balances();
    }
}
