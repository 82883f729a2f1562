/** Tests of the view. */
@NullMarked
package app.plantain.web.ui.invitation;

import org.jspecify.annotations.NullMarked;
