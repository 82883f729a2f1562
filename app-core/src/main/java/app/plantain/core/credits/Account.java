package app.plantain.core.credits;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The kinds of account. A team has the first two; the others are the system's, and carry no cached balance. */
public enum Account {
    AVAILABLE(null),
    HELD(null),
    ISSUED("00000000-0000-7000-8000-000000000001"),
    USED("00000000-0000-7000-8000-000000000002"),
    EXPIRED("00000000-0000-7000-8000-000000000003");

    private final @Nullable UUID systemId;

    Account(@Nullable String systemId) {
        this.systemId = systemId == null ? null : UUID.fromString(systemId);
    }

    /** The fixed id of a system account, {@code null} for the team's own. */
    @Nullable UUID systemId() {
        return systemId;
    }
}
