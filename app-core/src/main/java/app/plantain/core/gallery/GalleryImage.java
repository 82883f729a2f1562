package app.plantain.core.gallery;

import app.plantain.core.provider.PixelSize;
import java.time.Instant;

/**
 * An asset as the gallery shows it.
 *
 * @param size the true size of the original
 * @param mediaType what the original is, such as {@code image/png}
 * @param bytes of the original
 * @param createdBy the name of whoever made it
 */
public record GalleryImage(
        AssetId id, Recipe recipe, PixelSize size, String mediaType, long bytes, Instant createdAt, String createdBy) {}
