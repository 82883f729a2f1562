package app.plantain.providers.contract;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Reference;
import app.plantain.core.provider.ResolutionTier;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests for tests. */
public final class Requests {

    static final String PROMPT = "A quiet harbour, „früh“ 🍌 \"at dawn\"\nwith fog";

    private static final URI ADDRESS =
            URI.create("https://images.example.org/references/0a1b.png?until=1795168800&signature=ab_-");

    private Requests() {}

    /** Any request that the adapter can take. */
    static ImageRequest any(ImageProvider provider) {
        return all(provider.capabilities().getFirst()).findFirst().orElseThrow();
    }

    /** One of each ratio and resolution of a model, with as few references as it takes. */
    public static Stream<ImageRequest> all(Capabilities can) {
        return can.aspectRatios().stream()
                .flatMap(ratio -> can.tiers().stream()
                        .map(tier -> of(
                                can.model(),
                                ratio,
                                tier,
                                PROMPT,
                                files(can.references().least()))));
    }

    /** With references instead of none. */
    public static ImageRequest with(ImageRequest request, int references) {
        return of(request.model(), request.aspectRatio(), request.tier(), request.prompt(), files(references));
    }

    private static List<ImageFile> files(int references) {
        return IntStream.range(0, references)
                .mapToObj(number -> new ImageFile("image/png", VendorSimulator.picture()))
                .toList();
    }

    /** What goes beyond the adapter's capabilities, a request for each limit. */
    static Stream<ImageRequest> tooMuch(ImageProvider provider) {
        var any = any(provider);
        var able = provider.capabilities().stream()
                .filter(can -> can.model().equals(any.model()))
                .toList();
        var dearest = Stream.of(ResolutionTier.values())
                .filter(tier -> able.stream().noneMatch(can -> can.tiers().contains(tier)));
        int longest =
                able.stream().mapToInt(Capabilities::maxPromptLength).max().orElseThrow();
        int most = able.stream().mapToInt(can -> can.references().most()).max().orElseThrow();
        return Stream.concat(
                dearest.map(tier -> of(any.model(), any.aspectRatio(), tier, PROMPT, List.of())),
                Stream.of(
                        of(new ModelId("dall-e-3"), any.aspectRatio(), any.tier(), PROMPT, List.of()),
                        of(any.model(), AspectRatio.parse("7:5"), any.tier(), PROMPT, List.of()),
                        of(any.model(), any.aspectRatio(), any.tier(), " ", List.of()),
                        of(any.model(), any.aspectRatio(), any.tier(), "x".repeat(longest + 1), List.of()),
                        with(any, most + 1)));
    }

    /** A request of a new attempt. */
    public static ImageRequest of(
            ModelId model, AspectRatio ratio, ResolutionTier tier, String prompt, List<ImageFile> references) {
        return new ImageRequest(
                UUID.randomUUID(),
                model,
                prompt,
                ratio,
                tier,
                references.stream()
                        .map(image -> new Reference(image, Optional.of(ADDRESS)))
                        .toList(),
                0,
                Optional.empty());
    }

    /** The same, of a Plantain that has no public address. */
    static ImageRequest fromInside(ImageRequest request) {
        return new ImageRequest(
                request.attemptId(),
                request.model(),
                request.prompt(),
                request.aspectRatio(),
                request.tier(),
                request.references().stream()
                        .map(reference -> new Reference(reference.image(), Optional.empty()))
                        .toList(),
                request.variation(),
                Optional.empty());
    }
}
