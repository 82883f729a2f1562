package app.plantain.core.gallery;

import static app.plantain.core.sql.Insert.id;
import static app.plantain.core.sql.Insert.text;
import static app.plantain.core.sql.Insert.time;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.sql.Insert;
import app.plantain.core.sql.Together;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The images of a team. */
@Service
public class Assets {

    private static final Insert NEW = Insert.into(
            "asset",
            id("id"),
            id("team_id"),
            id("created_by"),
            text("sha256"),
            text("vendor"),
            text("model"),
            text("prompt"),
            text("aspect_ratio"),
            text("tier"),
            time("created_at"));

    private final BlobRows blobs;
    private final GalleryRows gallery;
    private final Clock clock;

    Assets(BlobRows blobs, GalleryRows gallery, Clock clock) {
        this.blobs = blobs;
        this.gallery = gallery;
        this.clock = clock;
    }

    /** Tells the database of images that are on the disk, with what else is written together. Doing it again does nothing. */
    public void keep(Together together, Collection<StoredImage> images) {
        blobs.add(together, images);
    }

    /** The true size of a kept image. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PixelSize sizeOf(String image) {
        return blobs.size(image);
    }

    /**
     * Makes an image the team's that is kept, or is by what is written together. It is not changed any more after that.
     *
     * @param member for whom it was made
     * @param image the name of the kept image
     * @return its id, of which the database knows when that is written
     */
    public AssetId add(Together together, Member member, String image, Recipe recipe) {
        var id = new AssetId(TimeOrderedIds.next());
        together.add(
                NEW,
                id.value(),
                member.team().value(),
                member.user().value(),
                new Sha256(image).hex(),
                recipe.vendor().value(),
                recipe.model().value(),
                recipe.prompt(),
                recipe.aspectRatio().toString(),
                recipe.tier().label(),
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS));
        return id;
    }

    /**
     * A page of the team's images, newest first.
     *
     * @param before the last one of the page before, {@code null} for the first page
     */
    @Transactional(readOnly = true)
    public List<GalleryImage> page(TeamId team, @Nullable AssetId before, int limit) {
        return gallery.page(team, before == null ? null : before.value(), limit);
    }

    /** One of the team's images, empty where it has no such one. */
    @Transactional(readOnly = true)
    public Optional<GalleryImage> find(TeamId team, AssetId asset) {
        return gallery.find(team, asset.value());
    }

    /** Those of the ids that are the team's images, in no order. */
    @Transactional(readOnly = true)
    public List<GalleryImage> find(TeamId team, List<AssetId> assets) {
        List<UUID> ids = assets.stream().map(AssetId::value).toList();
        return ids.isEmpty() ? List.of() : gallery.find(team, ids);
    }
}
