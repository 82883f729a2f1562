/** Connections, what they can do together, and which of them serves a request. */
@ApplicationModule(
        allowedDependencies = {
            "core.provider",
            "core.provider :: http",
            "core.identity",
            "core.audit",
            "core.secret",
            "core.sql"
        })
@NullMarked
package app.plantain.core.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
