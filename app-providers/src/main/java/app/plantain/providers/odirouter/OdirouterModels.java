package app.plantain.providers.odirouter;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What the vendor's page promises, as data. */
final class OdirouterModels {

    /** The vendor's name for the model, which is a part of the path. */
    static final String NANO_BANANA = "nano_banana";

    /** The page says so, and that they are web addresses. */
    private static final int MOST_REFERENCES = 3;

    private static final int MOST_PROMPT_CHARACTERS = 2500;

    static final List<Capabilities> ALL = List.of(new Capabilities(
            new ModelId("nano-banana"),
            Stream.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9")
                    .map(AspectRatio::parse)
                    .toList(),
            List.of(ResolutionTier.ONE_K),
            ReferenceTerms.fetched(MOST_REFERENCES),
            MOST_PROMPT_CHARACTERS));

    /** The vendor states none; its clients ask every three seconds. */
    static final VendorLimits LIMITS = new VendorLimits(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.of(Duration.ofSeconds(3)));

    private OdirouterModels() {}
}
