package app.plantain.core.gallery;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.provider.PixelSize;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The input images of a team. */
@Service
public class References {

    /** The largest reference that is taken in, in bytes; vendors get it as small as they want it. */
    public static final long MAX_BYTES = 10L * 1024 * 1024;

    private static final int MAX_FILE_NAME = 200;

    private final ImageStorage storage;
    private final ReferenceRepository repository;
    private final BlobRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    References(
            ImageStorage storage,
            ReferenceRepository repository,
            BlobRows rows,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.storage = storage;
        this.repository = repository;
        this.rows = rows;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes an uploaded image.
     *
     * @param fileName for people only; never used as a path
     * @throws UnacceptableImage where it is no picture we take; the text says what to do, and nothing is kept
     */
    public ReferenceId add(Member member, String fileName, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new UnacceptableImage("This picture has %.1f MB. Make it smaller: a reference has at most %d MB."
                    .formatted(bytes.length / 1024.0 / 1024.0, MAX_BYTES / 1024 / 1024));
        }
        var image = storage.store(bytes);
        return transaction.execute(status -> {
            rows.add(image);
            return repository
                    .save(new ReferenceImage(member, image.original().name(), shortened(fileName), now()))
                    .id();
        });
    }

    /** Takes an image of the team's gallery, whose bytes are here already; empty where the team has no such image. */
    @Transactional
    public Optional<ReferenceId> addFromGallery(Member member, AssetId asset) {
        return jdbc.sql("select sha256 from asset where id = ? and team_id = ?")
                .params(asset.value(), member.team().value())
                .query(String.class)
                .optional()
                .map(sha256 -> repository
                        .save(new ReferenceImage(member, new Sha256(sha256), "From the gallery", now()))
                        .id());
    }

    /** How many of the ids are the team's. */
    @Transactional(readOnly = true)
    public int countOwned(TeamId team, List<ReferenceId> ids) {
        List<UUID> values = ids.stream().map(ReferenceId::value).toList();
        return values.isEmpty()
                ? 0
                : jdbc.sql("select count(*) from reference_image where team_id = :team and id in (:ids)")
                        .param("team", team.value())
                        .param("ids", values)
                        .query(Integer.class)
                        .single();
    }

    /**
     * The shape of one of the team's references as people see it, whichever way the camera was held.
     *
     * @throws NoSuchElementException where the team has no such reference
     */
    @Transactional(readOnly = true)
    public PixelSize shape(TeamId team, ReferenceId id) {
        var sha256 = jdbc.sql("select sha256 from reference_image where id = ? and team_id = ?")
                .params(id.value(), team.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no such reference in this team."));
        return rows.upright(sha256);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String shortened(String fileName) {
        return fileName.length() <= MAX_FILE_NAME ? fileName : fileName.substring(0, MAX_FILE_NAME);
    }
}
