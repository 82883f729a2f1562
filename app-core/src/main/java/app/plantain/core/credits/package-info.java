/** Credits: a double-entry ledger in which every hold is resolved once, and the prices that are held. */
@ApplicationModule(
        allowedDependencies = {
            "core.identity",
            "core.calendar",
            "core.provider",
            "core.audit",
            "core.housekeeping",
            "core.nodes"
        })
@NullMarked
package app.plantain.core.credits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
