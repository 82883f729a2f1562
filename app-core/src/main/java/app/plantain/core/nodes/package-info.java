/** Several nodes on one database: events that open screens wait for reach the screens of all of them. */
@ApplicationModule(allowedDependencies = {"core.identity", "core.sql"})
@NullMarked
package app.plantain.core.nodes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
