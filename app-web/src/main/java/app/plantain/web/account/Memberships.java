package app.plantain.web.account;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.time.Instant;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who belongs to which team now. Every answer is read from the database. */
@Component
class Memberships {

    private final MembershipRepository memberships;
    private final TeamRepository teams;

    Memberships(MembershipRepository memberships, TeamRepository teams) {
        this.memberships = memberships;
        this.teams = teams;
    }

    /** The membership, if it has not ended. */
    Membership require(Member member) {
        return memberships
                .findById(MembershipKey.of(member))
                .filter(Membership::isActive)
                .orElseThrow(() -> new AccessDeniedException("You do not belong to this team."));
    }

    void requireOwner(Member member) {
        if (!require(member).isOwner()) {
            throw new AccessDeniedException("Only an owner of the team may do this.");
        }
    }

    /** Locks the team's row to the end of the transaction, and gives the team. */
    Team lock(TeamId team) {
        return teams.lock(team.value()).orElseThrow(() -> new IllegalStateException("There is no team " + team));
    }

    void requireAnotherOwner(TeamId team) {
        if (memberships.owners(team.value()) < 2) {
            throw new NotPossibleException("A team needs an owner. Make somebody else an owner first.");
        }
    }

    void join(TeamId team, UserId user, Role role, Instant now) {
        var member = new Member(team, user);
        var known = memberships.findById(MembershipKey.of(member));
        known.ifPresent(membership -> membership.rejoin(role, now));
        memberships.saveAndFlush(known.orElseGet(() -> new Membership(member, role, now)));
    }

    boolean isMember(Member member) {
        return memberships
                .findById(MembershipKey.of(member))
                .filter(Membership::isActive)
                .isPresent();
    }
}
