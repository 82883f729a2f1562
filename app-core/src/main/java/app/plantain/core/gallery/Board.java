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

/** A collection of assets with a name. */
@Entity
class Board {

    private static final int MAX_NAME = 80;

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID teamId;

    private String name;

    @Column(updatable = false)
    private UUID createdBy;

    @Column(updatable = false)
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    protected Board() {}

    Board(Member member, String name, Instant now) {
        this.id = TimeOrderedIds.next();
        this.teamId = member.team().value();
        this.name = checked(name);
        this.createdBy = member.user().value();
        this.createdAt = now;
    }

    void rename(String newName) {
        this.name = checked(newName);
    }

    BoardId id() {
        return new BoardId(id);
    }

    String name() {
        return name;
    }

    private static String checked(String name) {
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_NAME) {
            throw new IllegalArgumentException("Give the board a name of 1 to %d characters".formatted(MAX_NAME));
        }
        return stripped;
    }
}
