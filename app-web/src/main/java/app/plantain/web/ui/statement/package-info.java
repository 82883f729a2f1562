/** The statement of a team: every movement of its credits, and why each job cost what it did. */
@NullMarked
package app.plantain.web.ui.statement;

import org.jspecify.annotations.NullMarked;
