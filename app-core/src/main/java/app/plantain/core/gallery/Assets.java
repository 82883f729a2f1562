package app.plantain.core.gallery;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.provider.PixelSize;
import java.time.Clock;
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

    private final AssetRepository repository;
    private final BlobRows blobs;
    private final GalleryRows gallery;
    private final Clock clock;

    Assets(AssetRepository repository, BlobRows blobs, GalleryRows gallery, Clock clock) {
        this.repository = repository;
        this.blobs = blobs;
        this.gallery = gallery;
        this.clock = clock;
    }

    /** Tells the database of images that are on the disk. Doing it again does nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Collection<StoredImage> images) {
        blobs.add(images);
    }

    /** The true size of a kept image. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PixelSize sizeOf(String image) {
        return blobs.size(image);
    }

    /**
     * Makes a kept image the team's, in the transaction that finishes its job.
     *
     * @param member for whom it was made
     * @param image the name of the kept image
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AssetId add(Member member, String image, Recipe recipe) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return repository
                .save(new Asset(member, new Sha256(image), recipe, now))
                .id();
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
