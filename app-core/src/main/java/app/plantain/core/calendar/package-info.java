/** Days, weeks and months as a team counts them, in the time zone that it has chosen. */
@ApplicationModule(allowedDependencies = "core.identity")
@NullMarked
package app.plantain.core.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
