/** Images: stored byte for byte, shown in renditions, gathered on boards and shared by link. */
@ApplicationModule(
        allowedDependencies = {"core.identity", "core.provider", "core.audit", "core.housekeeping", "core.sql"})
@NullMarked
package app.plantain.core.gallery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
