package app.plantain.core.gallery;

import app.plantain.core.gallery.StoredImage.Derived;
import app.plantain.core.provider.PixelSize;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the database knows of blobs and their renditions. */
@Repository
class BlobRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    BlobRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One blob that can be served. */
    record Servable(Sha256 name, String mediaType, long bytes) {}

    /** Makes a stored image known; known ones stay as they are, whichever of two nodes comes first. */
    void add(StoredImage image) {
        var original = image.original();
        jdbc.sql("""
                insert into blob (sha256, media_type, bytes, width, height, created_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        original.name().hex(),
                        original.mediaType(),
                        original.bytes(),
                        original.size().width(),
                        original.size().height(),
                        OffsetDateTime.now(clock))
                .update();
        image.renditions().forEach(rendition -> add(original.name(), rendition));
    }

    private void add(Sha256 source, Derived rendition) {
        var blob = rendition.blob();
        jdbc.sql("""
                insert into rendition (source_sha256, kind, sha256, media_type, bytes, width, height)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        source.hex(),
                        rendition.kind().name(),
                        blob.name().hex(),
                        blob.mediaType(),
                        blob.bytes(),
                        blob.size().width(),
                        blob.size().height())
                .update();
    }

    PixelSize size(String sha256) {
        return jdbc.sql("select width, height from blob where sha256 = ?")
                .param(sha256)
                .query((row, number) -> new PixelSize(row.getInt("width"), row.getInt("height")))
                .single();
    }

    Optional<Servable> original(String sha256) {
        return jdbc.sql("select sha256, media_type, bytes from blob where sha256 = ?")
                .param(sha256)
                .query((row, number) -> new Servable(
                        new Sha256(row.getString("sha256")), row.getString("media_type"), row.getLong("bytes")))
                .optional();
    }

    Optional<Servable> rendition(String sha256, RenditionKind kind) {
        return jdbc.sql("select sha256, media_type, bytes from rendition where source_sha256 = ? and kind = ?")
                .params(sha256, kind.name())
                .query((row, number) -> new Servable(
                        new Sha256(row.getString("sha256")), row.getString("media_type"), row.getLong("bytes")))
                .optional();
    }
}
