package app.plantain.core.credits;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives teams credits, takes them back and lets them come again, on behalf of administrators. */
@Service
public class CreditOrders {

    private final Ledger ledger;
    private final AuditLog audit;
    private final GivingLimit limit;

    CreditOrders(Ledger ledger, AuditLog audit, GivingLimit limit) {
        this.ledger = ledger;
        this.audit = audit;
        this.limit = limit;
    }

    /** Whether the person has to show once more who it is, since so many teams are given so much. */
    public boolean needsConfirmation(CreditOrder.Deed deed, int teams) {
        return limit.isExceededBy(deed.given().times(teams));
    }

    /**
     * Carries an order out for all of its teams, or for none, and records who did. The same order again does nothing and
     * is not recorded again.
     *
     * @param by the administrator
     * @param confirmed whether the person has shown once more who it is
     * @return for how many teams something changed
     * @throws UnconfirmedOrder where that is needed and was not done
     * @throws InsufficientCredits where more is to be taken back than a team has available
     * @throws IllegalStateException where the order's id was used for something else, or there is no such team
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public int carryOut(CreditOrder order, UserId by, boolean confirmed) {
        limit.check(order.deed().given().times(order.teams().size()), confirmed);
        return (int) order.inOrder().stream()
                .filter(team -> carryOut(order, team, by))
                .count();
    }

    private boolean carryOut(CreditOrder order, TeamId team, UserId by) {
        return switch (order.deed()) {
            case CreditOrder.Deed.Give(var amount, var expiresAt) -> {
                var grant = new Grant(team, amount, expiresAt, order.reason(), order.keyFor(team));
                yield recorded(
                        ledger.grant(grant, GrantSource.GRANT, by),
                        order,
                        team,
                        by,
                        "credits.grant",
                        amount + " credits");
            }
            case CreditOrder.Deed.Take(var amount) -> {
                var correction = new Correction(team, amount, order.reason(), order.keyFor(team));
                yield recorded(
                        ledger.correct(correction, by),
                        order,
                        team,
                        by,
                        "credits.correct",
                        amount + " credits taken back");
            }
            case CreditOrder.Deed.Allow(var amount, var period, var rollOver) -> {
                var words = "%s credits each %s".formatted(amount, Allowance.name(period));
                yield recorded(ledger.allow(team, amount, period, rollOver), order, team, by, "credits.allow", words);
            }
            case CreditOrder.Deed.Disallow() -> {
                yield recorded(ledger.allowNothing(team), order, team, by, "credits.allow", "No credits come again");
            }
        };
    }

    private boolean recorded(
            boolean changed, CreditOrder order, TeamId team, UserId by, String action, String subject) {
        if (changed) {
            audit.record(by, team, action, subject, order.reason());
        }
        return changed;
    }
}
