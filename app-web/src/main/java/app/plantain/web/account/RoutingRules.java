package app.plantain.web.account;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.Member;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.TeamPolicies;
import app.plantain.core.routing.TeamPolicies.Choice;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * By what the connections for the team's images are chosen. Members read it, owners change it; whoever may not is
 * answered by {@link org.springframework.security.access.AccessDeniedException}.
 */
@Service
public class RoutingRules {

    private final TeamPolicies policies;
    private final Memberships access;
    private final AuditLog audit;

    RoutingRules(TeamPolicies policies, Memberships access, AuditLog audit) {
        this.policies = policies;
        this.access = access;
        this.audit = audit;
    }

    /** The policy of the actor's team. */
    @Transactional(readOnly = true)
    public RoutingPolicy policy(Member actor) {
        access.require(actor);
        return policies.of(actor.team());
    }

    /** The connections that all images can go to. */
    @Transactional(readOnly = true)
    public List<Choice> choices(Member actor) {
        access.require(actor);
        return policies.choices();
    }

    /**
     * Sets the policy, for what is asked for from now on. For owners. Setting it to what it is does nothing.
     *
     * @throws NotPossibleException where all is to go to a connection that is not there
     */
    @Transactional
    public void follow(Member actor, RoutingPolicy policy) {
        access.lock(actor.team());
        access.requireOwner(actor);
        var before = policies.of(actor.team());
        if (before.equals(policy)) {
            return;
        }
        try {
            policies.follow(actor.team(), policy);
        } catch (IllegalArgumentException gone) {
            throw new NotPossibleException(String.valueOf(gone.getMessage()));
        }
        audit.record(
                actor.user(),
                actor.team(),
                "routing.policy",
                "Choice of connections",
                "Now %s, was %s".formatted(policy.text(), before.text()));
    }
}
