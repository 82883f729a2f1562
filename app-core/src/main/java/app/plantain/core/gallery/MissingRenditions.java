package app.plantain.core.gallery;

import app.plantain.core.gallery.BlobRows.Servable;
import app.plantain.core.housekeeping.Chore;
import app.plantain.core.housekeeping.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Pictures whose renditions are not all there. They are made again from the original, if that is there. */
@Component
class MissingRenditions implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(MissingRenditions.class);
    private static final int PAGE = 500;
    private static final int ALL = RenditionKind.values().length;

    private final BlobStore blobs;
    private final BlobRows rows;
    private final ImageStorage storage;
    private final TransactionTemplate transaction;

    MissingRenditions(BlobStore blobs, BlobRows rows, ImageStorage storage, TransactionTemplate transaction) {
        this.blobs = blobs;
        this.rows = rows;
        this.storage = storage;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "renditions-missing";
    }

    @Override
    public String title() {
        return "Pictures whose sizes for the screen are missing";
    }

    @Override
    public Finding run() {
        var found = 0;
        var lost = new ArrayList<Sha256>();
        for (var page = rows.originalsAfter("", PAGE);
                !page.isEmpty();
                page = rows.originalsAfter(page.getLast().name().hex(), PAGE)) {
            var incomplete = incomplete(page);
            found += incomplete.size();
            incomplete.stream().filter(original -> !makeAgain(original)).forEach(lost::add);
        }
        return found == 0 ? Finding.NOTHING : new Finding(found, found - lost.size(), detail(lost));
    }

    private List<Sha256> incomplete(List<Servable> originals) {
        var renditions =
                rows.renditionsOf(originals.stream().map(Servable::name).toList());
        return originals.stream()
                .filter(original ->
                        !isThere(original) || !areComplete(renditions.getOrDefault(original.name(), List.of())))
                .map(Servable::name)
                .toList();
    }

    private boolean areComplete(List<Servable> renditions) {
        return renditions.size() == ALL && renditions.stream().allMatch(this::isThere);
    }

    private boolean isThere(Servable blob) {
        return blobs.has(blob.name(), blob.bytes());
    }

    private boolean makeAgain(Sha256 original) {
        try (var bytes = blobs.open(original)) {
            var content = bytes.readAllBytes();
            if (!Sha256.of(content).equals(original)) {
                LOG.error("The original {} is not what it was", original.hex());
                return false;
            }
            var stored = storage.store(content);
            transaction.executeWithoutResult(_ -> rows.replaceRenditions(stored));
            return true;
        } catch (IOException | UncheckedIOException | UnacceptableImage failure) {
            LOG.error("The renditions of {} could not be made", original.hex(), failure);
            return false;
        }
    }

    private static String detail(List<Sha256> lost) {
        return lost.isEmpty()
                ? "Made again from the originals."
                : "%d originals are gone or broken, such as %s. Bring the folder blobs back from a copy."
                        .formatted(lost.size(), lost.getFirst().hex());
    }
}
