/** The studio: where a prompt becomes a batch, and the batch's images appear. */
@NullMarked
package app.plantain.web.ui.studio;

import org.jspecify.annotations.NullMarked;
