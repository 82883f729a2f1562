@NullMarked
package app.plantain;

import org.jspecify.annotations.NullMarked;
