/** What administrators see and change: teams and their credits, connections, prices and the audit log. */
@NullMarked
package app.plantain.web.ui.admin;

import org.jspecify.annotations.NullMarked;
