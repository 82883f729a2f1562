/** Live changes: the one place where events of the core become updates of open screens. */
@NullMarked
package app.plantain.web.ui.live;

import org.jspecify.annotations.NullMarked;
