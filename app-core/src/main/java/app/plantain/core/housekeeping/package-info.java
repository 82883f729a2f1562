/** Looks at regular times for what must never be, mends what can be mended safely, and keeps what it found on record. */
@ApplicationModule(allowedDependencies = "core.identity")
@NullMarked
package app.plantain.core.housekeeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
