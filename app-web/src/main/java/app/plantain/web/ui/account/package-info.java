/** The page of the signed-in person: name, password and API keys. */
@NullMarked
package app.plantain.web.ui.account;

import org.jspecify.annotations.NullMarked;
