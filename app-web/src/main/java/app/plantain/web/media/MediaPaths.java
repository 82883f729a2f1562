package app.plantain.web.media;

import app.plantain.core.gallery.RenditionKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads the parts of addresses. What cannot be read is as unknown as what is not there. */
public final class MediaPaths {

    private MediaPaths() {}

    /** Reads an id; empty for whatever is none. */
    public static <T> Optional<T> id(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Reads {@code thumbnail}, {@code preview} or {@code large}; empty for anything else. */
    public static Optional<RenditionKind> rendition(String text) {
        return Arrays.stream(RenditionKind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
