package app.plantain.core.generation;

import app.plantain.core.gallery.BoardId;
import java.util.Optional;
import java.util.UUID;

/**
 * On what a batch is spent, beside its team and member.
 *
 * @param apiKey with which a program asked for it
 * @param board on which its images are put; one that is deleted meanwhile is passed over
 */
public record Purpose(Optional<UUID> apiKey, Optional<BoardId> board) {

    /** A person's own, for no board. */
    public static final Purpose NONE = new Purpose(Optional.empty(), Optional.empty());

    /** The same for a board, or for none. */
    public Purpose on(Optional<BoardId> newBoard) {
        return new Purpose(apiKey, newBoard);
    }
}
