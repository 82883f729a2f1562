/** Rules that hold for every provider. */
@NullMarked
package app.plantain.providers;

import org.jspecify.annotations.NullMarked;
