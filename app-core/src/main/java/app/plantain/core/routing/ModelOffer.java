package app.plantain.core.routing;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be asked of a model today: what at least one connection that is given jobs can do.
 *
 * @param ways what each of the connections can do as things are
 * @param referencesNote why fewer input images can be given than the vendors could take, in words for the user; empty
 *     where it is as many
 */
public record ModelOffer(ModelId model, List<Way> ways, Optional<String> referencesNote) {

    private static final VendorId SANDBOX = new VendorId("sandbox");

    public ModelOffer {
        ways = List.copyOf(ways);
    }

    /** What one connection can do with the model. */
    public record Way(ConnectionId connection, VendorId vendor, Capabilities capabilities) {}

    /** All aspect ratios, in the order they are offered. */
    public List<AspectRatio> aspectRatios() {
        return ways.stream()
                .flatMap(way -> way.capabilities().aspectRatios().stream())
                .distinct()
                .toList();
    }

    /** All tiers, from small to large. */
    public List<ResolutionTier> tiers() {
        return ways.stream()
                .flatMap(way -> way.capabilities().tiers().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The most input images. */
    public int maxReferences() {
        return ways.stream()
                .mapToInt(way -> way.capabilities().references().most())
                .max()
                .orElse(0);
    }

    /** The longest prompt, in characters. */
    public int maxPromptLength() {
        return ways.stream()
                .mapToInt(way -> way.capabilities().maxPromptLength())
                .max()
                .orElse(0);
    }

    /** Whether only the sandbox serves it. */
    public boolean sandbox() {
        return ways.stream().allMatch(way -> way.vendor().equals(SANDBOX));
    }

    /** The vendors that serve it, by name. */
    public List<VendorId> vendors() {
        return ways.stream()
                .map(Way::vendor)
                .distinct()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }

    /** Why a tier cannot be chosen with so many input images, as a part of a sentence; empty where it can. */
    public Optional<String> whyNot(ResolutionTier tier, int references) {
        if (ways.stream().noneMatch(way -> way.capabilities().tiers().contains(tier))) {
            return Optional.of("no connection that is on makes it");
        }
        var some = ways.stream()
                .anyMatch(way -> way.capabilities().tiers().contains(tier)
                        && way.capabilities().references().allow(references));
        return some ? Optional.empty() : Optional.of("no connection that is on makes it with " + counted(references));
    }

    /**
     * Why an aspect ratio cannot be chosen with a tier and so many input images, as a part of a sentence; empty where it
     * can.
     */
    public Optional<String> whyNot(AspectRatio ratio, ResolutionTier tier, int references) {
        var able = ways.stream()
                .map(Way::capabilities)
                .filter(one -> one.aspectRatios().contains(ratio))
                .toList();
        if (able.isEmpty()) {
            return Optional.of("no connection that is on makes it");
        }
        if (able.stream().noneMatch(one -> one.tiers().contains(tier))) {
            var others = able.stream()
                    .flatMap(one -> one.tiers().stream())
                    .distinct()
                    .sorted()
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return Optional.of("made in %s only".formatted(others));
        }
        return able.stream()
                        .anyMatch(one ->
                                one.tiers().contains(tier) && one.references().allow(references))
                ? Optional.empty()
                : Optional.of("no connection that is on makes it with " + counted(references));
    }

    private static String counted(int references) {
        return switch (references) {
            case 0 -> "no reference";
            case 1 -> "a reference";
            default -> references + " references";
        };
    }
}
