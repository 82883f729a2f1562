/** The vendor AceData Cloud: the picture comes at once, or, with a callback, after its task is asked for. */
@ApplicationModule(allowedDependencies = {"core.provider", "core.provider :: http", "core.provider :: wire"})
@NullMarked
package app.plantain.providers.acedata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
