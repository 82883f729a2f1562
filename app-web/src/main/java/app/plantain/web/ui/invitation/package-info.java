/** The pages behind an invitation's link: join with a new account, or with the one there is. */
@NullMarked
package app.plantain.web.ui.invitation;

import org.jspecify.annotations.NullMarked;
