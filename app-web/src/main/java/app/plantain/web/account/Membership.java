package app.plantain.web.account;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * That a person belongs to a team. The row stays when the person goes, because API keys point at it; a person who comes
 * back takes it up again.
 */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are for queries only
@Table(name = "team_member")
class Membership {

    @EmbeddedId
    private MembershipKey key;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Role role;

    private Instant joinedAt;
    private @Nullable Instant removedAt;

    protected Membership() {}

    Membership(Member member, Role role, Instant now) {
        this.key = MembershipKey.of(member);
        this.role = role;
        this.joinedAt = now;
    }

    boolean isActive() {
        return removedAt == null;
    }

    boolean isOwner() {
        return isActive() && role == Role.OWNER;
    }

    void rejoin(Role newRole, Instant now) {
        if (isActive()) {
            throw new IllegalStateException("The membership of " + key + " is active");
        }
        role = newRole;
        joinedAt = now;
        removedAt = null;
    }

    void change(Role newRole) {
        requireActive();
        role = newRole;
    }

    void remove(Instant now) {
        requireActive();
        removedAt = now;
    }

    private void requireActive() {
        if (!isActive()) {
            throw new IllegalStateException("The membership of " + key + " has ended");
        }
    }

    Member member() {
        return new Member(new TeamId(key.teamId()), new UserId(key.userId()));
    }

    Role role() {
        return role;
    }
}
