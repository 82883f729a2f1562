/** What vendors come in for: they fetch input images, and say that they are done. */
@ApplicationModule(
        allowedDependencies = {
            "core.gallery",
            "core.generation",
            "core.provider",
            "core.routing",
            "web.address",
            "web.media",
            "web.security",
            "web.throttle"
        })
@NullMarked
package app.plantain.web.vendors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
