/** Credits: a double-entry ledger in which every hold is resolved once, what comes in expires, and some comes again. */
@ApplicationModule(
        allowedDependencies = {
            "core.identity",
            "core.calendar",
            "core.audit",
            "core.housekeeping",
            "core.schema",
            "core.sql",
            "core.nodes"
        })
@NullMarked
package app.plantain.core.credits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
