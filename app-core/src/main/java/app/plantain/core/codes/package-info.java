/** Redemption codes: batches of codes that administrators make and teams redeem for credits, each once. */
@ApplicationModule(allowedDependencies = {"core.identity", "core.credits", "core.sheet", "core.audit"})
@NullMarked
package app.plantain.core.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
