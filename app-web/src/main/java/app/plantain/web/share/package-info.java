/** Shared boards for guests: pages without session and without script, that any cache may keep for a while. */
@ApplicationModule(allowedDependencies = {"core.gallery", "core.identity", "core.provider", "web.address", "web.media"})
@NullMarked
package app.plantain.web.share;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
