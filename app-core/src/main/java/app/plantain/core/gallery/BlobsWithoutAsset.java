package app.plantain.core.gallery;

import app.plantain.core.housekeeping.Chore;
import app.plantain.core.housekeeping.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Bytes on the disk that are no image of a team: after a day nobody is on the way to claim them. Remains of interrupted
 * writing are removed. Whole pictures are only told of, since one of them may have been paid for.
 */
@Component
class BlobsWithoutAsset implements Chore {

    private static final Duration CLAIMED_BY_THEN = Duration.ofDays(1);
    private static final int PAGE = 500;

    private final BlobInventory blobs;
    private final BlobRows rows;
    private final Clock clock;

    BlobsWithoutAsset(BlobInventory blobs, BlobRows rows, Clock clock) {
        this.blobs = blobs;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "blobs-without-asset";
    }

    @Override
    public String title() {
        return "Stored files that belong to no picture";
    }

    @Override
    public Finding run() {
        var before = clock.instant().minus(CLAIMED_BY_THEN);
        try {
            var removed = blobs.removeUnfinishedBefore(before);
            var unknown = new Unknown();
            blobs.forEachBefore(before, unknown::see);
            return finding(removed, unknown.count(), rows.withoutOwner(before, PAGE), unknown.first);
        } catch (IOException failed) {
            throw new UncheckedIOException("The stored files could not be read", failed);
        }
    }

    private static Finding finding(int removed, int unknown, List<Sha256> withoutOwner, Optional<Sha256> firstUnknown) {
        var strays = unknown + withoutOwner.size();
        if (removed + strays == 0) {
            return Finding.NOTHING;
        }
        var words = new ArrayList<String>();
        if (removed > 0) {
            words.add("Removed %d interrupted files.".formatted(removed));
        }
        firstUnknown
                .or(() -> withoutOwner.stream().findFirst())
                .ifPresent(first -> words.add(
                        "Left %d files alone that belong to no picture, such as %s. They cost nothing but space."
                                .formatted(strays, first.hex())));
        return new Finding(removed + strays, removed, String.join(" ", words));
    }

    /** Counts the files that the database knows nothing of, and asks it for many at a time. */
    private final class Unknown {

        private final List<Sha256> page = new ArrayList<>(PAGE);
        private Optional<Sha256> first = Optional.empty();
        private int count;

        void see(Sha256 name) {
            page.add(name);
            if (page.size() == PAGE) {
                ask();
            }
        }

        int count() {
            ask();
            return count;
        }

        private void ask() {
            if (!page.isEmpty()) {
                var unknown = rows.unknown(page);
                count += unknown.size();
                first = first.or(() -> unknown.stream().findFirst());
                page.clear();
            }
        }
    }
}
