package app.plantain.web.ui.gallery;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.GalleryImage;
import app.plantain.core.gallery.RenditionKind;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.provider.VendorId;
import app.plantain.web.ui.component.GalleryTile;
import app.plantain.web.ui.component.Lightbox;
import java.util.List;
import java.util.Locale;

/** Images as tiles of a gallery and slides of a lightbox. */
public final class Pictures {

    private static final VendorId SANDBOX = new VendorId("sandbox");

    private Pictures() {}

    /** The address of an image in one of its renditions, for screens. */
    public static String address(AssetId asset, RenditionKind kind) {
        return "media/assets/%s/%s".formatted(asset, kind.name().toLowerCase(Locale.ROOT));
    }

    /** The address of an image as it came, byte for byte. */
    public static String original(AssetId asset) {
        return "media/assets/%s/original".formatted(asset);
    }

    /** An image as a tile; what the sandbox drew says so. */
    public static GalleryTile tile(GalleryImage image) {
        var tile = GalleryTile.ready(
                image.id().toString(),
                address(image.id(), RenditionKind.PREVIEW),
                image.size().width(),
                image.size().height(),
                image.recipe().prompt());
        return image.recipe().vendor().equals(SANDBOX) ? tile.withBadge("Sandbox") : tile;
    }

    /** An image as a slide, with all that is known of it. */
    public static Lightbox.Slide slide(GalleryImage image) {
        var recipe = image.recipe();
        var large = large(image.size());
        return new Lightbox.Slide(
                image.id().toString(),
                address(image.id(), RenditionKind.LARGE),
                address(image.id(), RenditionKind.PREVIEW),
                large.width(),
                large.height(),
                recipe.prompt(),
                recipe.prompt(),
                List.of(
                        new Lightbox.Fact("Model", recipe.model().value()),
                        new Lightbox.Fact("Vendor", recipe.vendor().value()),
                        new Lightbox.Fact("Asked for", recipe.aspectRatio() + " in " + recipe.tier()),
                        new Lightbox.Fact("Delivered", image.size() + " px, " + weight(image.bytes())),
                        new Lightbox.Fact("Made by", image.createdBy())),
                original(image.id()) + "?download");
    }

    private static PixelSize large(PixelSize original) {
        var longest = Math.max(original.width(), original.height());
        if (longest <= RenditionKind.LARGE.longestEdge()) {
            return original;
        }
        var scale = (double) RenditionKind.LARGE.longestEdge() / longest;
        return new PixelSize((int) Math.max(1, Math.round(original.width() * scale)), (int)
                Math.max(1, Math.round(original.height() * scale)));
    }

    private static String weight(long bytes) {
        return bytes < 1_000_000 ? bytes / 1_000 + " kB" : "%.1f MB".formatted(bytes / 1_000_000.0);
    }
}
