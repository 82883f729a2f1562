/** Budgets: how much of its credits a team lets its people, boards and programs spend in a day, week, month or in total. */
@ApplicationModule(
        allowedDependencies = {
            "core.identity",
            "core.calendar",
            "core.credits",
            "core.audit",
            "core.housekeeping",
            "core.sql"
        })
@NullMarked
package app.plantain.core.budgets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
