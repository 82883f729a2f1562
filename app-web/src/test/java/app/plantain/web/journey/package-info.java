/** Journeys through the real application, in its own process, with a real browser. */
@NullMarked
package app.plantain.web.journey;

import org.jspecify.annotations.NullMarked;
