/**
 * Who acts: the ids of teams and people, which every feature carries. The accounts behind the ids, with their
 * passwords, roles and keys, belong to the web application.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.plantain.core.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
