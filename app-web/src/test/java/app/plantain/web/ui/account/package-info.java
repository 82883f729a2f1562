/** Tests of the view. */
@NullMarked
package app.plantain.web.ui.account;

import org.jspecify.annotations.NullMarked;
