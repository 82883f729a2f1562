package app.plantain.web.account;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A place in a team that is offered by link, to one person, for some days. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are for queries only
class Invitation {

    static final Duration LIFETIME = Duration.ofDays(7);

    @Id
    private UUID id;

    private UUID teamId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Role role;

    private String tokenHash;
    private UUID invitedBy;
    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable UUID acceptedBy;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant revokedAt;

    @Version
    private @Nullable Long version;

    protected Invitation() {}

    Invitation(Member inviter, Role role, String tokenHash, Instant now) {
        this.id = TimeOrderedIds.next();
        this.teamId = inviter.team().value();
        this.role = role;
        this.tokenHash = tokenHash;
        this.invitedBy = inviter.user().value();
        this.createdAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    boolean isOpen(Instant now) {
        return acceptedAt == null && revokedAt == null && now.isBefore(expiresAt);
    }

    void accept(UserId user, Instant now) {
        requireOpen(now);
        acceptedBy = user.value();
        acceptedAt = now;
    }

    void revoke(Instant now) {
        requireOpen(now);
        revokedAt = now;
    }

    private void requireOpen(Instant now) {
        if (!isOpen(now)) {
            throw new IllegalStateException("The invitation %s is not open: accepted %s, revoked %s, expires %s"
                    .formatted(id, acceptedAt, revokedAt, expiresAt));
        }
    }

    UUID id() {
        return id;
    }

    TeamId team() {
        return new TeamId(teamId);
    }

    UserId invitedBy() {
        return new UserId(invitedBy);
    }

    Role role() {
        return role;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
