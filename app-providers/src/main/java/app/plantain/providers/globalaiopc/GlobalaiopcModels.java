package app.plantain.providers.globalaiopc;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorOption;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** The vendor's five models as data, and what each can do. */
final class GlobalaiopcModels {

    /**
     * References are web addresses; large data URIs are known to be answered with nonsense errors. The page gives no
     * most, and a sister page of the vendor names six.
     */
    private static final int MOST_REFERENCES = 6;

    /** The vendor states no limit; this is what the model behind it is known to take. */
    private static final int MOST_PROMPT_CHARACTERS = 8000;

    private static final List<AspectRatio> RATIOS = Stream.of(
                    "1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "5:4", "4:5", "21:9")
            .map(AspectRatio::parse)
            .toList();

    private static final List<ResolutionTier> ONE_K = List.of(ResolutionTier.ONE_K);
    private static final List<ResolutionTier> UP_TO_FOUR_K =
            List.of(ResolutionTier.ONE_K, ResolutionTier.TWO_K, ResolutionTier.FOUR_K);

    /**
     * Which model takes which resolution. The page contradicts itself: it says that the resolution has an effect with
     * nano-banana-2 and nano-banana-pro, shows nano-banana-2 with 2k, and recommends 1k for nano-banana, nano-banana-2
     * and nano-banana-2-stable. What comes smaller than it was asked for is measured and costs less.
     */
    private static final List<Route> ROUTES = List.of(
            route("nano-banana", "nano-banana", false, ONE_K),
            route("nano-banana-2", "nano-banana-2", false, UP_TO_FOUR_K),
            route("nano-banana-2", "nano-banana-2-stable", true, ONE_K),
            route("nano-banana-pro", "nano-banana-pro", false, UP_TO_FOUR_K),
            route("nano-banana-pro", "nano-banana-pro-stable", true, UP_TO_FOUR_K));

    static final List<Capabilities> ALL = ROUTES.stream()
            .map(Route::model)
            .distinct()
            .map(GlobalaiopcModels::capabilities)
            .toList();

    /** What the vendor reports is taken for dollars, until an administrator says what one of its units is worth. */
    static final Dollars CREDIT = Dollars.parse("1");

    /** The option of a connection that prefers the stable models. */
    static final VendorOption STABLE = new VendorOption(
            "stable",
            "Stable models",
            "On: the -stable models are preferred where they can do what is asked for.",
            "off",
            new VendorOption.Values.OneOf(List.of("off", "on")));

    private GlobalaiopcModels() {}

    /**
     * One of the vendor's models.
     *
     * @param model ours
     * @param name the vendor's
     * @param stable whether it is the dearer way to the same model, which fails less often
     */
    record Route(ModelId model, String name, boolean stable, List<ResolutionTier> tiers) {}

    /**
     * The vendor's name for the model of a request.
     *
     * @param stable whether the stable one is preferred, where there is one that can do it
     */
    static String nameFor(ImageRequest request, boolean stable) {
        return ROUTES.stream()
                .filter(route -> route.model().equals(request.model()))
                .min(Comparator.<Route, Boolean>comparing(
                                route -> !route.tiers().contains(request.tier()))
                        .thenComparing(route -> route.stable() != stable))
                .map(Route::name)
                .orElseThrow(() -> new IllegalArgumentException("The request goes beyond the capabilities"));
    }

    private static Capabilities capabilities(ModelId model) {
        var tiers = new LinkedHashSet<ResolutionTier>();
        ROUTES.stream().filter(route -> route.model().equals(model)).forEach(route -> tiers.addAll(route.tiers()));
        return new Capabilities(
                model, RATIOS, List.copyOf(tiers), ReferenceTerms.fetched(MOST_REFERENCES), MOST_PROMPT_CHARACTERS);
    }

    private static Route route(String model, String name, boolean stable, List<ResolutionTier> tiers) {
        return new Route(new ModelId(model), name, stable, tiers);
    }
}
