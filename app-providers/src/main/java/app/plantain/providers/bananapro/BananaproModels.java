package app.plantain.providers.bananapro;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorLimits;
import app.plantain.core.provider.VendorPrice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What the vendor can do, and how much of it an account may do. */
final class BananaproModels {

    /** The page says that the model must be {@code nano-banana}. */
    private static final ModelId NANO_BANANA = new ModelId("nano-banana");

    /** The vendor states no most; the model behind it is said to work best with up to three. */
    private static final int MOST_REFERENCES = 3;

    /** The vendor states no limit; this is what the model behind it is known to take. */
    private static final int MOST_PROMPT_CHARACTERS = 8000;

    private static final int MOST_AT_ONCE = 3;
    private static final int MOST_SUBMISSIONS_A_MINUTE = 20;
    private static final int MOST_QUESTIONS_A_MINUTE = 120;

    static final List<Capabilities> ALL = List.of(new Capabilities(
            NANO_BANANA,
            Stream.of("1:1", "16:9", "9:16", "4:3", "3:4")
                    .map(AspectRatio::parse)
                    .toList(),
            List.of(ResolutionTier.ONE_K),
            ReferenceTerms.inline(MOST_REFERENCES),
            MOST_PROMPT_CHARACTERS));

    static final VendorLimits LIMITS = new VendorLimits(
            OptionalInt.of(MOST_AT_ONCE),
            OptionalInt.of(MOST_SUBMISSIONS_A_MINUTE),
            OptionalInt.of(MOST_QUESTIONS_A_MINUTE),
            Optional.of(Duration.ofSeconds(2)));

    /** The page says that an image costs four credits, which is about four cents. */
    static final List<VendorPrice> PRICES = List.of(VendorPrice.of(NANO_BANANA.value(), ResolutionTier.ONE_K, "0.04"));

    static final Dollars CREDIT = Dollars.parse("0.01");

    private BananaproModels() {}
}
