/** What a team uses its credits for, and how long they last. */
@NullMarked
package app.plantain.web.ui.usage;

import org.jspecify.annotations.NullMarked;
