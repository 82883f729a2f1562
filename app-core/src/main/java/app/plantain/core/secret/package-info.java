/** Secrets of the installation that lie in its folder, readable by their owner only. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.plantain.core.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
