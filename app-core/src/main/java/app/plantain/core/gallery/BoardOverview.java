package app.plantain.core.gallery;

import java.time.Instant;
import java.util.Optional;

/**
 * A board in a list.
 *
 * @param images how many are on it
 * @param cover the image added last
 * @param activeLinks how many share links open it today
 */
public record BoardOverview(
        BoardId id, String name, Instant createdAt, int images, Optional<AssetId> cover, int activeLinks) {}
