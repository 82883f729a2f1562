/** Who may ask for what: filter chains, headers, sign-in. Everything is denied unless a rule here allows it. */
@ApplicationModule(allowedDependencies = {"core.identity", "core.secret", "web.account", "web.throttle"})
@NullMarked
package app.plantain.web.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
