/** The sandbox: a vendor of our own that draws pictures offline, for trying everything without a key. */
@ApplicationModule(allowedDependencies = {"core.provider", "core.provider :: http"})
@NullMarked
package app.plantain.providers.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
