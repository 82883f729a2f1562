/** The vendor ODIRouter: a queue, with the model in the path and calls for status, response and cancelling. */
@ApplicationModule(allowedDependencies = {"core.provider", "core.provider :: http", "core.provider :: wire"})
@NullMarked
package app.plantain.providers.odirouter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
