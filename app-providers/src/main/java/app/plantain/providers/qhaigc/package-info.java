/** The vendor qhaigc: OpenAI's dialect with fields of its own, answered at once. */
@ApplicationModule(allowedDependencies = {"core.provider", "core.provider :: http", "core.provider :: wire"})
@NullMarked
package app.plantain.providers.qhaigc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
