/** The form of all account pages: fields, one button, and messages beside the field they are about. */
@NullMarked
package app.plantain.web.ui.form;

import org.jspecify.annotations.NullMarked;
