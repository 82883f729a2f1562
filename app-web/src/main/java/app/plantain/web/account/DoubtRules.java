package app.plantain.web.account;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.generation.Doubts;
import app.plantain.core.generation.Doubts.Rule;
import app.plantain.core.identity.Member;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The team's rule for jobs of which nobody knows whether a vendor took them. Members read it, owners change it; whoever
 * may not is answered by {@link org.springframework.security.access.AccessDeniedException}.
 */
@Service
public class DoubtRules {

    private final Doubts doubts;
    private final Memberships access;
    private final AuditLog audit;

    DoubtRules(Doubts doubts, Memberships access, AuditLog audit) {
        this.doubts = doubts;
        this.access = access;
        this.audit = audit;
    }

    /** The rule of the actor's team. */
    @Transactional(readOnly = true)
    public Rule rule(Member actor) {
        access.require(actor);
        return doubts.rule(actor.team());
    }

    /** Sets the rule, for jobs that are in doubt already too. For owners. Setting it to what it is does nothing. */
    @Transactional
    public void follow(Member actor, Rule rule) {
        access.lock(actor.team());
        access.requireOwner(actor);
        var before = doubts.rule(actor.team());
        if (before != rule) {
            doubts.follow(actor.team(), rule);
            audit.record(
                    actor.user(), actor.team(), "doubt.rule", "Lost answers", "Now %s, was %s".formatted(rule, before));
        }
    }
}
