/** Changes of many rows in few round trips, in words that both databases know. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.plantain.core.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
