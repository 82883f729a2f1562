/** Tests of the view. */
@NullMarked
package app.plantain.web.ui.signin;

import org.jspecify.annotations.NullMarked;
