/** The gallery: every image of the team, newest first. */
@NullMarked
package app.plantain.web.ui.gallery;

import org.jspecify.annotations.NullMarked;
