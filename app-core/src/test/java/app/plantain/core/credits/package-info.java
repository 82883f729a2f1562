@NullMarked
package app.plantain.core.credits;

import org.jspecify.annotations.NullMarked;
