/** The frames around views: the workspace with its navigation, and the single card of sign-in pages. */
@NullMarked
package app.plantain.web.ui.layout;

import org.jspecify.annotations.NullMarked;
