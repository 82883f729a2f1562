/** Boards. */
@NullMarked
package app.plantain.web.ui.boards;

import org.jspecify.annotations.NullMarked;
