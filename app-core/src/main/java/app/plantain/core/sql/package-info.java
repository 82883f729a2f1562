/**
 * How the database is talked to: changes of many rows in few round trips, entities without proxies, and
 * one writer at a time where it is H2.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.plantain.core.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
