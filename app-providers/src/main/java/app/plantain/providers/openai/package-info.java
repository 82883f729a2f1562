/** Everybody who speaks OpenAI's dialect for images: OpenAI, gateways, servers of one's own, and another Plantain. */
@ApplicationModule(allowedDependencies = {"core.provider", "core.provider :: http", "core.provider :: wire"})
@NullMarked
package app.plantain.providers.openai;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
