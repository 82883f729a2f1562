package app.plantain.core.codes;

import java.util.UUID;

/** A batch of codes; later ones have greater ids. */
public record CodeBatchId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
