package app.plantain.web.account;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets a program act for a member. Only the hash of the secret is kept. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are for queries only
class ApiKey {

    @Id
    private UUID id;

    private UUID teamId;
    private UUID userId;
    private String name;
    private String hint;
    private String secretHash;
    private Instant createdAt;
    private @Nullable Instant lastUsedAt;
    private @Nullable Instant revokedAt;

    @Version
    private @Nullable Long version;

    protected ApiKey() {}

    ApiKey(Member owner, DisplayName name, ApiKeySecret secret, Instant now) {
        this.id = TimeOrderedIds.next();
        this.teamId = owner.team().value();
        this.userId = owner.user().value();
        this.name = name.value();
        this.hint = secret.hint();
        this.secretHash = secret.hash();
        this.createdAt = now;
    }

    void revoke(Instant now) {
        if (revokedAt != null) {
            throw new IllegalStateException("The API key " + id + " was revoked at " + revokedAt);
        }
        revokedAt = now;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    ApiKeySummary toSummary() {
        return new ApiKeySummary(id, name, hint, createdAt, lastUsedAt);
    }
}
