/** Boards: collections of images, and the links that share them. */
@NullMarked
package app.plantain.web.ui.boards;

import org.jspecify.annotations.NullMarked;
