/** How the database is talked to: changes of many rows in few round trips, and entities without proxies. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.plantain.core.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
