/** Where the outside finds this installation. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.plantain.web.address;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
