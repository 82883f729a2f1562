package app.plantain.web.share;

import app.plantain.core.gallery.GalleryImage;
import app.plantain.core.gallery.RenditionKind;
import app.plantain.core.provider.PixelSize;

/**
 * An image as guests see it: nothing of who made it, where, or for how much.
 *
 * @param alt the beginning of the prompt
 * @param size of the original
 * @param largeSize of its large rendition
 * @param frame the class of its shape in the gallery
 */
record SharedImage(
        String id, String prompt, String alt, String model, PixelSize size, PixelSize largeSize, String frame) {

    private static final int ALT_MAX = 160;

    static SharedImage of(GalleryImage image) {
        var prompt = image.recipe().prompt().strip();
        return new SharedImage(
                image.id().toString(),
                prompt,
                shortened(prompt),
                image.recipe().model().value(),
                image.size(),
                largeSize(image.size()),
                Frame.of(image.size()).name());
    }

    private static PixelSize largeSize(PixelSize size) {
        var longest = Math.max(size.width(), size.height());
        var scale = Math.min(1.0, (double) RenditionKind.LARGE.longestEdge() / longest);
        return new PixelSize(scaled(size.width(), scale), scaled(size.height(), scale));
    }

    private static int scaled(int edge, double scale) {
        return Math.max(1, (int) Math.round(edge * scale));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= ALT_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, ALT_MAX)) + "…";
    }
}
