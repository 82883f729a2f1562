/** The page on which a team's people are listed, invited and removed. */
@NullMarked
package app.plantain.web.ui.team;

import org.jspecify.annotations.NullMarked;
