/** The vendor globalaiopc, "Navo Banana": work is submitted, and asked after by its id. */
@ApplicationModule(allowedDependencies = {"core.provider", "core.provider :: http", "core.provider :: wire"})
@NullMarked
package app.plantain.providers.globalaiopc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
