/** What migrations of the schema share that have to be written in Java, and those that concern several modules. */
@ApplicationModule(allowedDependencies = "core.sql")
@NullMarked
package app.plantain.core.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
