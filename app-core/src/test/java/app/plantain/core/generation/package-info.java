@NullMarked
package app.plantain.core.generation;

import org.jspecify.annotations.NullMarked;
