/** The page on which people sign in. */
@NullMarked
package app.plantain.web.ui.signin;

import org.jspecify.annotations.NullMarked;
