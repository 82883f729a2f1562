/** Who did what: an entry for everything that matters, written with the change itself. */
@ApplicationModule(allowedDependencies = "core.identity")
@NullMarked
package app.plantain.core.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
