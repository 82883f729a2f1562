/** Tests of the view. */
@NullMarked
package app.plantain.web.ui.team;

import org.jspecify.annotations.NullMarked;
