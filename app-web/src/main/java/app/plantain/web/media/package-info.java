/** Images over HTTP: for the browsers of a team, and for whoever holds a signed address. */
@ApplicationModule(
        allowedDependencies = {"core.gallery", "core.identity", "web.account", "web.address", "web.security"})
@NullMarked
package app.plantain.web.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
