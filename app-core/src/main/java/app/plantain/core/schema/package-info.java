/** What migrations of the schema share that have to be written in Java. */
@ApplicationModule(allowedDependencies = "core.sql")
@NullMarked
package app.plantain.core.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
