/** The page of the first start, which makes the administrator and the first team. */
@NullMarked
package app.plantain.web.ui.setup;

import org.jspecify.annotations.NullMarked;
