@NullMarked
package app.plantain.core.gallery;

import org.jspecify.annotations.NullMarked;
