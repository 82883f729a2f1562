/** Typed Java faces of the web components in the frontend module. */
@NullMarked
package app.plantain.web.ui.component;

import org.jspecify.annotations.NullMarked;
