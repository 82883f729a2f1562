package app.plantain.core.generation;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a waiting job stands.
 *
 * @param position how manyth it is to go out, from 1, as the teams take turns
 * @param estimate how long it will be until its image is there, from recent times; empty where there are none
 */
public record QueuePlace(int position, Optional<Duration> estimate) {}
