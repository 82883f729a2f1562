/** Slows down whoever guesses: passwords, setup codes, anything secret that is typed. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.plantain.web.throttle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
