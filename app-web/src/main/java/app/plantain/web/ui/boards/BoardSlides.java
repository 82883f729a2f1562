package app.plantain.web.ui.boards;

import app.plantain.core.gallery.GalleryImage;
import app.plantain.core.gallery.RenditionKind;
import app.plantain.core.provider.PixelSize;
import app.plantain.web.ui.component.Lightbox;
import java.util.List;

/** A board's images, one at a time and large, with what they were made from. */
final class BoardSlides {

    private BoardSlides() {}

    static List<Lightbox.Slide> of(List<GalleryImage> images) {
        return images.stream().map(BoardSlides::slide).toList();
    }

    private static Lightbox.Slide slide(GalleryImage image) {
        var shown = within(image.size(), RenditionKind.LARGE.longestEdge());
        var prompt = image.recipe().prompt();
        return new Lightbox.Slide(
                image.id().toString(),
                BoardTexts.large(image.id()),
                BoardTexts.preview(image.id()),
                shown.width(),
                shown.height(),
                prompt,
                prompt,
                facts(image),
                BoardTexts.original(image.id()));
    }

    private static List<Lightbox.Fact> facts(GalleryImage image) {
        var recipe = image.recipe();
        return List.of(
                new Lightbox.Fact("Model", recipe.model().toString()),
                new Lightbox.Fact("Format", recipe.aspectRatio() + ", " + recipe.tier()),
                new Lightbox.Fact(
                        "Pixels", image.size().width() + " × " + image.size().height()),
                new Lightbox.Fact("Made by", image.createdBy()));
    }

    /** The size of a rendition whose longer edge has at most so many pixels. */
    private static PixelSize within(PixelSize size, int edge) {
        var longest = Math.max(size.width(), size.height());
        return longest <= edge
                ? size
                : new PixelSize(scaled(size.width(), edge, longest), scaled(size.height(), edge, longest));
    }

    private static int scaled(int length, int edge, int longest) {
        return Math.max(1, Math.toIntExact(Math.round((double) length * edge / longest)));
    }
}
