/** What vendors come in for: they fetch input images, and say that they are done. */
@ApplicationModule(allowedDependencies = {"core.gallery", "core.provider", "web.address", "web.media", "web.security"})
@NullMarked
package app.plantain.web.vendors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
