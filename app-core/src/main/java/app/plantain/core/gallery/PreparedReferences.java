package app.plantain.core.gallery;

import app.plantain.core.gallery.BlobRows.Servable;
import app.plantain.core.identity.TeamId;
import app.plantain.core.provider.ImageFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Input images as vendors get them: scaled down, turned upright, and without what was hidden in the file. Each is made
 * once, when a vendor is first to get it, and kept. Slow, and therefore not to be called within a transaction.
 */
@Service
public class PreparedReferences {

    private final BlobRows rows;
    private final BlobStore blobs;
    private final JdbcClient jdbc;

    PreparedReferences(BlobRows rows, BlobStore blobs, JdbcClient jdbc) {
        this.rows = rows;
        this.blobs = blobs;
        this.jdbc = jdbc;
    }

    /**
     * A reference that is ready for a vendor.
     *
     * @param name the hash of its bytes, under which {@link #find} finds it
     */
    public record Prepared(String name, ImageFile image) {}

    /**
     * One of the team's references.
     *
     * @param maxBytes the most that the vendor takes
     * @return a PNG or a JPEG
     * @throws UncheckedIOException where the disk fails, or no picture is as small as that; the first may pass
     */
    public Prepared prepare(TeamId team, ReferenceId id, int maxBytes) {
        var source = new Sha256(jdbc.sql("select sha256 from reference_image where id = ? and team_id = ?")
                .params(id.value(), team.value())
                .query(String.class)
                .single());
        try {
            var known = known(source, maxBytes);
            return read(known.isPresent() ? known.get() : Pixels.inTurn(() -> make(source, maxBytes)));
        } catch (IOException failed) {
            throw new UncheckedIOException("A reference could not be prepared", failed);
        }
    }

    /** A prepared reference for whoever holds its address; empty where there is none of that name, or its file is lost. */
    public Optional<MediaFile> find(String name) {
        return jdbc.sql("select sha256, media_type, bytes from prepared_reference where sha256 = ? limit 1")
                .param(name)
                .query((row, number) -> Servable.of(row))
                .optional()
                .filter(this::isThere)
                .map(found -> new MediaFile(
                        found.mediaType(),
                        found.bytes(),
                        found.name().hex(),
                        "reference." + ImageProbe.ImageFormat.extensionOf(found.mediaType()),
                        () -> blobs.open(found.name())));
    }

    private Optional<Servable> known(Sha256 source, int maxBytes) {
        return jdbc.sql("""
                        select sha256, media_type, bytes from prepared_reference
                        where source_sha256 = ? and max_bytes = ?""")
                .params(source.hex(), maxBytes)
                .query((row, number) -> Servable.of(row))
                .optional()
                .filter(this::isThere);
    }

    private boolean isThere(Servable found) {
        return blobs.has(found.name(), found.bytes());
    }

    /** Whoever waited for the same picture finds it made. */
    private Servable make(Sha256 source, int maxBytes) throws IOException {
        var meanwhile = known(source, maxBytes);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        var bytes = read(source);
        var image = ReferenceEncoder.encode(ImageProbe.probe(bytes), bytes, maxBytes);
        var name = Sha256.of(image.bytes());
        blobs.putDerived(name, image.bytes());
        rows.putPrepared(source, maxBytes, name, image);
        return new Servable(name, image.mediaType(), image.bytes().length);
    }

    private Prepared read(Servable prepared) throws IOException {
        return new Prepared(prepared.name().hex(), new ImageFile(prepared.mediaType(), read(prepared.name())));
    }

    private byte[] read(Sha256 name) throws IOException {
        try (var content = blobs.open(name)) {
            return content.readAllBytes();
        }
    }
}
