package app.plantain.core.usage;

import app.plantain.core.generation.BatchId;
import app.plantain.core.identity.TeamId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the prices of batches came from, as far as that was kept with them. */
@Component
class PriceOrigins {

    /** Where the price of a batch came from; empty where only the price itself was kept. */
    @SuppressWarnings("unused") // no batch keeps it
    Optional<PriceOrigin> of(TeamId team, BatchId batch) {
        return Optional.empty();
    }
}
