/** Budgets on screens: owners make them and decide wishes for more, members see what is left and ask. */
@NullMarked
package app.plantain.web.ui.budgets;

import org.jspecify.annotations.NullMarked;
