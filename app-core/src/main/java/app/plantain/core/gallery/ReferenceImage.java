package app.plantain.core.gallery;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An input image that somebody of the team uploaded. */
@Entity
class ReferenceImage {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID teamId;

    @Column(updatable = false)
    private UUID createdBy;

    @Column(updatable = false)
    private String sha256;

    @Column(updatable = false)
    private String fileName;

    @Column(updatable = false)
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    protected ReferenceImage() {}

    ReferenceImage(Member member, Sha256 original, String fileName, Instant now) {
        this.id = TimeOrderedIds.next();
        this.teamId = member.team().value();
        this.createdBy = member.user().value();
        this.sha256 = original.hex();
        this.fileName = fileName;
        this.createdAt = now;
    }

    ReferenceId id() {
        return new ReferenceId(id);
    }
}
