/** Tests of the view. */
@NullMarked
package app.plantain.web.ui.setup;

import org.jspecify.annotations.NullMarked;
