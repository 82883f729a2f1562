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

/** An image that a team owns. Never changed after it was stored. */
@Entity
class Asset {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID teamId;

    @Column(updatable = false)
    private UUID createdBy;

    @Column(updatable = false)
    private String sha256;

    @Column(updatable = false)
    private String vendor;

    @Column(updatable = false)
    private String model;

    @Column(updatable = false)
    private String prompt;

    @Column(updatable = false)
    private String aspectRatio;

    @Column(updatable = false, columnDefinition = "resolution_tier")
    private String tier;

    @Column(updatable = false)
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    protected Asset() {}

    Asset(Member member, Sha256 original, Recipe recipe, Instant now) {
        this.id = TimeOrderedIds.next();
        this.teamId = member.team().value();
        this.createdBy = member.user().value();
        this.sha256 = original.hex();
        this.vendor = recipe.vendor().value();
        this.model = recipe.model().value();
        this.prompt = recipe.prompt();
        this.aspectRatio = recipe.aspectRatio().toString();
        this.tier = recipe.tier().label();
        this.createdAt = now;
    }

    AssetId id() {
        return new AssetId(id);
    }
}
