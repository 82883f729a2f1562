package app.plantain.core.prices;

import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.time.Instant;

/**
 * A price that was promised a team: of one image, for any number of them.
 *
 * @param user who asked for it
 * @param references how many input images it is for
 * @param expiresAt from when on it does not hold any more
 */
public record Quote(
        QuoteId id,
        TeamId team,
        UserId user,
        ModelId model,
        ResolutionTier tier,
        int references,
        Price price,
        Instant createdAt,
        Instant expiresAt) {

    /** Whether it was given for such an image. */
    public boolean isFor(ModelId wanted, ResolutionTier wantedTier, int number) {
        return model.equals(wanted) && tier == wantedTier && references == number;
    }

    /** {@code nano-banana-2 in 2K with 1 reference}. */
    public String what() {
        return "%s in %s with %s".formatted(model, tier, references == 1 ? "1 reference" : references + " references");
    }
}
