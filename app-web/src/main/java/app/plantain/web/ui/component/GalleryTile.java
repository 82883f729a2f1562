package app.plantain.web.ui.component;

import java.util.Locale;

/**
 * One picture of a gallery, or the place of one that is still coming.
 *
 * @param id what events carry; unique in its gallery
 * @param source address of a rendition about 500 px high; empty unless ready
 * @param width width of the picture in pixels, known or promised; with the height it gives the tile its shape
 * @param height height of the picture in pixels
 * @param description what screen readers say, usually the prompt
 * @param label a word on the tile unless it is ready, for example {@code Running}
 * @param badge a few letters over the picture, for example {@code 4K}; empty for none
 */
public record GalleryTile(
        String id, String source, int width, int height, String description, State state, String label, String badge) {

    /** Whether there is a picture to show. */
    public enum State {
        READY,
        PENDING,
        FAILED
    }

    public GalleryTile {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("A tile needs a size, not " + width + " x " + height);
        }
    }

    /** A picture that is there. */
    public static GalleryTile ready(String id, String source, int width, int height, String description) {
        return new GalleryTile(id, source, width, height, description, State.READY, "", "");
    }

    /** The place of a picture that is coming; the label says how far it is. */
    public static GalleryTile pending(String id, int width, int height, String description, String label) {
        return new GalleryTile(id, "", width, height, description, State.PENDING, label, "");
    }

    /** The place of a picture that will not come; the label says why in a few words. */
    public static GalleryTile failed(String id, int width, int height, String description, String label) {
        return new GalleryTile(id, "", width, height, description, State.FAILED, label, "");
    }

    /** The same tile with a few letters over the picture. */
    public GalleryTile withBadge(String text) {
        return new GalleryTile(id, source, width, height, description, state, label, text);
    }

    Wire wire() {
        return new Wire(id, source, width, height, description, state.name().toLowerCase(Locale.ROOT), label, badge);
    }

    /** What travels to the browser. */
    record Wire(
            String id,
            String source,
            int width,
            int height,
            String description,
            String state,
            String label,
            String badge) {}
}
