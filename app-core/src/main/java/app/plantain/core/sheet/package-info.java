/** Tables as files that spreadsheets open safely, whatever people wrote into them. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.plantain.core.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
