/** Google's own API of the Gemini image models: the picture is in the answer. */
@ApplicationModule(allowedDependencies = {"core.provider", "core.provider :: http", "core.provider :: wire"})
@NullMarked
package app.plantain.providers.gemini;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
