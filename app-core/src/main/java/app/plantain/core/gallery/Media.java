package app.plantain.core.gallery;

import app.plantain.core.gallery.BlobRows.Servable;
import app.plantain.core.identity.TeamId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives out the bytes of images to those who may see them. In the place of a rendition whose file is lost, the original
 * is given out until the rendition is made again. Where that is lost too, all methods throw {@link LostImage}.
 */
@Service
@Transactional(readOnly = true)
public class Media {

    private final JdbcClient jdbc;
    private final BlobRows rows;
    private final BlobStore blobs;
    private final ShareLinks links;

    Media(JdbcClient jdbc, BlobRows rows, BlobStore blobs, ShareLinks links) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.blobs = blobs;
        this.links = links;
    }

    /** The original of one of the team's assets, byte for byte; empty where the team has no such asset. */
    public Optional<MediaFile> original(TeamId team, AssetId asset) {
        return sha256Of(team, asset).flatMap(sha256 -> original(asset, sha256));
    }

    /** A rendition of one of the team's assets; empty where the team has no such asset. */
    public Optional<MediaFile> rendition(TeamId team, AssetId asset, RenditionKind kind) {
        return sha256Of(team, asset).flatMap(sha256 -> rendition(asset.value(), sha256, kind));
    }

    /** A rendition of one of the team's references; empty where the team has no such reference. */
    public Optional<MediaFile> rendition(TeamId team, ReferenceId reference, RenditionKind kind) {
        return jdbc.sql("select sha256 from reference_image where id = ? and team_id = ?")
                .params(reference.value(), team.value())
                .query(String.class)
                .optional()
                .flatMap(sha256 -> rendition(reference.value(), sha256, kind));
    }

    /** The original of an asset on a shared board; empty where the link has ended or the asset is not on it. */
    public Optional<MediaFile> sharedOriginal(String token, AssetId asset) {
        return sharedSha256(token, asset).flatMap(sha256 -> original(asset, sha256));
    }

    /** A rendition of an asset on a shared board; empty where the link has ended or the asset is not on it. */
    public Optional<MediaFile> sharedRendition(String token, AssetId asset, RenditionKind kind) {
        return sharedSha256(token, asset).flatMap(sha256 -> rendition(asset.value(), sha256, kind));
    }

    private Optional<String> sharedSha256(String token, AssetId asset) {
        return links.find(token)
                .flatMap(board -> jdbc.sql("""
                        select a.sha256 from asset a join board_asset b on b.asset_id = a.id
                        where a.id = ? and b.board_id = ? and b.team_id = ?""")
                        .params(asset.value(), board.id().value(), board.team().value())
                        .query(String.class)
                        .optional());
    }

    private Optional<String> sha256Of(TeamId team, AssetId asset) {
        return jdbc.sql("select sha256 from asset where id = ? and team_id = ?")
                .params(asset.value(), team.value())
                .query(String.class)
                .optional();
    }

    private Optional<MediaFile> original(AssetId asset, String sha256) {
        return rows.original(sha256).map(blob -> file(asset.value(), whole(blob)));
    }

    private Optional<MediaFile> rendition(UUID id, String sha256, RenditionKind kind) {
        return rows.rendition(sha256, kind)
                .filter(this::isThere)
                .or(() -> rows.original(sha256).map(this::whole))
                .map(blob -> file(id, blob));
    }

    private boolean isThere(Servable blob) {
        return blobs.has(blob.name(), blob.bytes());
    }

    private Servable whole(Servable original) {
        if (!isThere(original)) {
            throw new LostImage(original.name());
        }
        return original;
    }

    private MediaFile file(UUID id, Servable blob) {
        var extension = ImageProbe.ImageFormat.extensionOf(blob.mediaType());
        var fileName = "plantain-%s.%s".formatted(id, extension);
        return new MediaFile(
                blob.mediaType(), blob.bytes(), blob.name().hex(), fileName, () -> blobs.open(blob.name()));
    }
}
