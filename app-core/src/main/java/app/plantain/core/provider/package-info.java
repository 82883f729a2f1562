/**
 * The port every vendor implements, and its vocabulary.
 *
 * <p>A provider does two things: it says what it can do, and it turns one request into one vendor's dialect and back.
 * Choosing, retrying, pricing, storing and paying are done once, outside.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.plantain.core.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
