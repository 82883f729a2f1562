package app.plantain.providers.gemini;

import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Reference;
import app.plantain.core.provider.ResolutionTier;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What goes over the wire, in Google's names. */
@JsonNaming(LowerCamelCaseStrategy.class)
record NewImage(List<Content> contents, Generation generationConfig) {

    static NewImage of(ImageRequest request, GeminiModels.Model model) {
        var parts = Stream.concat(
                Stream.of(Part.of(request.prompt())),
                request.references().stream().map(Reference::image).map(Part::of));
        var shape = new Shape(
                request.aspectRatio().toString(),
                model.hasSizes() || request.tier() != ResolutionTier.ONE_K
                        ? request.tier().label()
                        : null);
        return new NewImage(List.of(new Content("user", parts.toList())), new Generation(List.of("IMAGE"), shape));
    }

    /** What the user says. */
    record Content(String role, List<Part> parts) {}

    /** A text or a picture. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Part(@Nullable String text, @Nullable Blob inlineData) {

        static Part of(String text) {
            return new Part(text, null);
        }

        static Part of(ImageFile image) {
            return new Part(
                    null, new Blob(image.mediaType(), Base64.getEncoder().encodeToString(image.bytes())));
        }
    }

    /** Bytes in base64. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Blob(String mimeType, String data) {}

    /**
     * How it is to be made.
     *
     * @param responseModalities what is to come; without it, a text may come instead of the picture
     */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Generation(List<String> responseModalities, Shape imageConfig) {}

    /**
     * The ratio and the tier.
     *
     * @param imageSize null where the model has but one
     */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Shape(String aspectRatio, @Nullable String imageSize) {}
}
