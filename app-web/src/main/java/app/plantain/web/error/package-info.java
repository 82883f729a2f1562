/** What is shown where a request outside of the screens fails. */
@ApplicationModule(allowedDependencies = {"web.api.openai", "web.security"})
@NullMarked
package app.plantain.web.error;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
