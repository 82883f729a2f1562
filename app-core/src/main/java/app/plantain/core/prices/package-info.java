/** Prices: what an image costs a team by rules that are never changed, and quotes that hold for some minutes. */
@ApplicationModule(
        allowedDependencies = {
            "core.identity",
            "core.provider",
            "core.credits",
            "core.audit",
            "core.housekeeping",
            "core.schema",
            "core.sql"
        })
@NullMarked
package app.plantain.core.prices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
