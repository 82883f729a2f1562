package app.plantain.core.gallery;

import java.time.Instant;

/**
 * Where an image was on a board, so that it can be put back there.
 *
 * @param addedAt when it came to the board, which decides the order
 */
public record Placement(AssetId asset, Instant addedAt) {}
