package app.plantain.core.gallery;

import java.util.Optional;

/**
 * An image where it stands on a board.
 *
 * @param number its place, from 1
 * @param previous the image before it, empty for the first
 * @param next the image after it, empty for the last
 */
public record BoardPlace(GalleryImage image, int number, Optional<AssetId> previous, Optional<AssetId> next) {}
