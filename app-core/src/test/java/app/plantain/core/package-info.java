@NullMarked
package app.plantain.core;

import org.jspecify.annotations.NullMarked;
