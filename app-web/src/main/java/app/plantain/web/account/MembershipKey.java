package app.plantain.web.account;

import app.plantain.core.identity.Member;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Whose membership of which team. */
@Embeddable
record MembershipKey(UUID teamId, UUID userId) {

    static MembershipKey of(Member member) {
        return new MembershipKey(member.team().value(), member.user().value());
    }
}
