/** The vendor bananapro.site: work is submitted, and asked after by its task's id; the account has limits. */
@ApplicationModule(allowedDependencies = {"core.provider", "core.provider :: http", "core.provider :: wire"})
@NullMarked
package app.plantain.providers.bananapro;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
