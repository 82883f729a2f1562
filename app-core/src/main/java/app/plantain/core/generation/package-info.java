/** Batches, jobs and attempts: work that goes through vendor, storage and credits without ever being lost. */
@ApplicationModule(
        allowedDependencies = {
            "core.provider",
            "core.identity",
            "core.credits",
            "core.prices",
            "core.budgets",
            "core.gallery",
            "core.routing",
            "core.audit",
            "core.housekeeping",
            "core.nodes",
            "core.sql"
        })
@NullMarked
package app.plantain.core.generation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
