package app.plantain.core.gallery;

import static app.plantain.core.sql.Insert.number;
import static app.plantain.core.sql.Insert.text;
import static app.plantain.core.sql.Insert.time;

import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.sql.Insert;
import app.plantain.core.sql.Together;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the database knows of blobs and their renditions. */
@Repository
class BlobRows {

    private static final Insert BLOBS = Insert.into(
                    "blob",
                    text("sha256"),
                    text("media_type"),
                    number("bytes"),
                    number("width"),
                    number("height"),
                    time("created_at"))
            .unlessThere();

    private static final Insert RENDITIONS = Insert.into(
                    "rendition",
                    text("source_sha256"),
                    text("kind"),
                    text("sha256"),
                    text("media_type"),
                    number("bytes"),
                    number("width"),
                    number("height"))
            .unlessThere();

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    BlobRows(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    /** One blob that can be served. */
    record Servable(Sha256 name, String mediaType, long bytes) {

        static Servable of(ResultSet row) throws SQLException {
            return new Servable(new Sha256(row.getString("sha256")), row.getString("media_type"), row.getLong("bytes"));
        }
    }

    /** Makes a stored image known; a known one stays as it is. */
    void add(StoredImage image) {
        var together = new Together(template);
        add(together, List.of(image));
        together.send();
    }

    /**
     * Makes stored images known, with what else is written together; known ones stay as they are, whichever of two nodes
     * comes first. Those who make several known do so in one order, so that nobody waits in a circle.
     */
    void add(Together together, Collection<StoredImage> images) {
        var inOrder =
                images.stream().sorted(Comparator.comparing(StoredImage::name)).toList();
        var now = OffsetDateTime.now(clock);
        inOrder.forEach(image -> {
            var original = image.original();
            together.add(
                    BLOBS,
                    original.name().hex(),
                    original.mediaType(),
                    original.bytes(),
                    original.size().width(),
                    original.size().height(),
                    now);
        });
        inOrder.forEach(image -> addRenditions(together, image));
    }

    private static void addRenditions(Together together, StoredImage image) {
        image.renditions()
                .forEach(rendition -> together.add(
                        RENDITIONS,
                        image.name(),
                        rendition.kind().name(),
                        rendition.blob().name().hex(),
                        rendition.blob().mediaType(),
                        rendition.blob().bytes(),
                        rendition.blob().size().width(),
                        rendition.blob().size().height()));
    }

    /** Makes a reference known as vendors get it, in the place of one whose bytes are lost. */
    void putPrepared(Sha256 source, int maxBytes, Sha256 name, ImageFile image) {
        jdbc.sql("delete from prepared_reference where source_sha256 = ? and max_bytes = ?")
                .params(source.hex(), maxBytes)
                .update();
        jdbc.sql("""
                insert into prepared_reference (source_sha256, max_bytes, sha256, media_type, bytes)
                values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(source.hex(), maxBytes, name.hex(), image.mediaType(), image.bytes().length)
                .update();
    }

    /** Puts newly made renditions in the place of those that are known. */
    void replaceRenditions(StoredImage image) {
        jdbc.sql("delete from rendition where source_sha256 = ?")
                .param(image.name())
                .update();
        var together = new Together(template);
        addRenditions(together, image);
        together.send();
    }

    /** Of originals whose name comes after the given one, the first ones in their order. */
    List<Servable> originalsAfter(String name, int limit) {
        return jdbc.sql("select sha256, media_type, bytes from blob where sha256 > ? order by sha256 limit ?")
                .params(name, limit)
                .query((row, number) -> Servable.of(row))
                .list();
    }

    /** The renditions of originals. */
    Map<Sha256, List<Servable>> renditionsOf(List<Sha256> originals) {
        var renditions = new HashMap<Sha256, List<Servable>>();
        jdbc.sql("""
                        select source_sha256, sha256, media_type, bytes from rendition
                        where source_sha256 in (:originals)""")
                .param("originals", originals.stream().map(Sha256::hex).toList())
                .query(row -> {
                    renditions
                            .computeIfAbsent(new Sha256(row.getString("source_sha256")), _ -> new ArrayList<>())
                            .add(Servable.of(row));
                });
        return renditions;
    }

    /** Those of the names under which neither an original nor anything made of one is known. */
    List<Sha256> unknown(List<Sha256> names) {
        var hex = names.stream().map(Sha256::hex).toList();
        var known = new HashSet<>(jdbc.sql("""
                        select sha256 from blob where sha256 in (:names)
                        union select sha256 from rendition where sha256 in (:names)
                        union select sha256 from prepared_reference where sha256 in (:names)""")
                .param("names", hex)
                .query((row, number) -> row.getString("sha256"))
                .list());
        return names.stream().filter(name -> !known.contains(name.hex())).toList();
    }

    /** Originals from before a time that are nobody's image and nobody's reference. */
    List<Sha256> withoutOwner(Instant before, int limit) {
        return jdbc.sql("""
                        select b.sha256 from blob b
                        where b.created_at < ?
                            and not exists (select 1 from asset a where a.sha256 = b.sha256)
                            and not exists (select 1 from reference_image r where r.sha256 = b.sha256)
                        order by b.sha256 limit ?""")
                .params(before.atOffset(ZoneOffset.UTC), limit)
                .query((row, number) -> new Sha256(row.getString("sha256")))
                .list();
    }

    PixelSize size(String sha256) {
        return jdbc.sql("select width, height from blob where sha256 = ?")
                .param(sha256)
                .query((row, number) -> new PixelSize(row.getInt("width"), row.getInt("height")))
                .single();
    }

    /** The size of the largest rendition, which is upright; where that is missing, of the original as it is stored. */
    PixelSize upright(String sha256) {
        return jdbc.sql("select width, height from rendition where source_sha256 = ? and kind = 'LARGE'")
                .param(sha256)
                .query((row, number) -> new PixelSize(row.getInt("width"), row.getInt("height")))
                .optional()
                .orElseGet(() -> size(sha256));
    }

    Optional<Servable> original(String sha256) {
        return jdbc.sql("select sha256, media_type, bytes from blob where sha256 = ?")
                .param(sha256)
                .query((row, number) -> Servable.of(row))
                .optional();
    }

    Optional<Servable> rendition(String sha256, RenditionKind kind) {
        return jdbc.sql("select sha256, media_type, bytes from rendition where source_sha256 = ? and kind = ?")
                .params(sha256, kind.name())
                .query((row, number) -> Servable.of(row))
                .optional();
    }
}
