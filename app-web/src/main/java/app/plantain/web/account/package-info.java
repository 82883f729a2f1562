/** People and teams: who they are, what they may do, how they prove it. */
@ApplicationModule(
        allowedDependencies = {
            "core.identity",
            "core.calendar",
            "core.budgets",
            "core.credits",
            "core.codes",
            "core.generation",
            "core.routing",
            "core.audit",
            "web.throttle"
        })
@NullMarked
package app.plantain.web.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
