package app.plantain.web.account;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.time.Clock;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Teams and who belongs to them. The first argument of each method is who acts; whether that person still belongs to
 * the team, and in which role, is looked up each time, and {@link org.springframework.security.access.AccessDeniedException}
 * thrown where it is not enough.
 */
@Service
public class Teams {

    private final TeamRepository teams;
    private final MembershipRepository memberships;
    private final Memberships access;
    private final InvitationRepository invitations;
    private final ApiKeyRepository apiKeys;
    private final AuditLog audit;
    private final Clock clock;

    Teams(
            TeamRepository teams,
            MembershipRepository memberships,
            Memberships access,
            InvitationRepository invitations,
            ApiKeyRepository apiKeys,
            AuditLog audit,
            Clock clock) {
        this.teams = teams;
        this.memberships = memberships;
        this.access = access;
        this.invitations = invitations;
        this.apiKeys = apiKeys;
        this.audit = audit;
        this.clock = clock;
    }

    /** All teams with the number of their members, oldest first. For administrators. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public List<TeamSummary> all() {
        return teams.summaries();
    }

    /** The people of the team, by name. */
    @Transactional(readOnly = true)
    public List<TeamMember> members(Member actor) {
        access.require(actor);
        return memberships.membersOf(actor.team().value());
    }

    /** What the actor may do in the team. */
    @Transactional(readOnly = true)
    public Role role(Member actor) {
        return access.require(actor).role();
    }

    /**
     * Gives the team another name. For owners.
     *
     * @throws InvalidEntryException where the name cannot be one
     */
    @Transactional
    public void rename(Member actor, String name) {
        access.requireOwner(actor);
        var newName = DisplayName.of(Entry.TEAM_NAME, name);
        var team = access.lock(actor.team());
        record(actor, "team.rename", newName.value(), "Was " + team.name());
        team.rename(newName);
    }

    /**
     * Makes a member an owner, or an owner a member. For owners.
     *
     * @throws NotPossibleException where no owner would be left, or the person does not belong to the team
     */
    @Transactional
    public void changeRole(Member actor, UserId person, Role role) {
        access.lock(actor.team());
        access.requireOwner(actor);
        var membership = find(actor.team(), person);
        if (membership.role() == role) {
            return;
        }
        if (membership.isOwner()) {
            access.requireAnotherOwner(actor.team());
        }
        membership.change(role);
        record(actor, "team.role", person.toString(), "Now " + role);
    }

    /**
     * Ends a membership, the person's API keys for the team and the invitations the person made. For owners.
     *
     * @throws NotPossibleException where no owner would be left, or the person does not belong to the team
     */
    @Transactional
    public void remove(Member actor, UserId person) {
        access.lock(actor.team());
        access.requireOwner(actor);
        end(actor, find(actor.team(), person), "team.remove");
    }

    /**
     * Ends the actor's own membership.
     *
     * @throws NotPossibleException where no owner would be left
     */
    @Transactional
    public void leave(Member actor) {
        access.lock(actor.team());
        end(actor, access.require(actor), "team.leave");
    }

    private void end(Member actor, Membership membership, String action) {
        if (membership.isOwner()) {
            access.requireAnotherOwner(actor.team());
        }
        var now = clock.instant();
        var team = actor.team().value();
        var person = membership.member().user();
        membership.remove(now);
        apiKeys.revokeAll(team, person.value(), now);
        invitations.revokeAll(team, person.value(), now);
        record(actor, action, person.toString(), "With the person's API keys and open invitations");
    }

    private Membership find(TeamId team, UserId person) {
        return memberships
                .findById(MembershipKey.of(new Member(team, person)))
                .filter(Membership::isActive)
                .orElseThrow(() -> new NotPossibleException("This person does not belong to the team any more."));
    }

    private void record(Member actor, String action, String subject, String detail) {
        audit.record(actor.user(), actor.team(), action, subject, detail);
    }
}
