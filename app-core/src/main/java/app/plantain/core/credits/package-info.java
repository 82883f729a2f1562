/** Credits: a double-entry ledger in which every hold is resolved once. */
@ApplicationModule(allowedDependencies = {"core.identity", "core.audit", "core.housekeeping", "core.nodes"})
@NullMarked
package app.plantain.core.credits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
