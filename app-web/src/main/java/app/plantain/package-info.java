/** The Plantain application: the one process that serves the screens, the API and the engine. */
@NullMarked
package app.plantain;

import org.jspecify.annotations.NullMarked;
