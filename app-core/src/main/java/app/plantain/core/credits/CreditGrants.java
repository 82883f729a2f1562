package app.plantain.core.credits;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.UserId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives teams credits, on behalf of administrators. */
@Service
public class CreditGrants {

    private final Ledger ledger;
    private final AuditLog audit;

    CreditGrants(Ledger ledger, AuditLog audit) {
        this.ledger = ledger;
        this.audit = audit;
    }

    /**
     * Gives the credits, and records who did. The same grant made again does nothing and is not recorded again.
     *
     * @param by the administrator
     * @return whether the credits moved now
     * @throws IllegalStateException where the grant's key was used for something else, or there is no such team
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public boolean give(Grant grant, UserId by) {
        var moved = ledger.grant(grant, GrantSource.GRANT, by);
        if (moved) {
            audit.record(by, grant.team(), "credits.grant", grant.amount() + " credits", grant.reason());
        }
        return moved;
    }
}
