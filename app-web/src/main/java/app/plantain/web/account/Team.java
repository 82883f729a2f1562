package app.plantain.web.account;

import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People who share credits and pictures. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are for queries only
class Team {

    @Id
    private UUID id;

    private String name;
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    protected Team() {}

    Team(DisplayName name, Instant now) {
        this.id = TimeOrderedIds.next();
        this.name = name.value();
        this.createdAt = now;
    }

    void rename(DisplayName newName) {
        name = newName.value();
    }

    TeamId id() {
        return new TeamId(id);
    }

    String name() {
        return name;
    }
}
